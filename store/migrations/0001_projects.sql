-- Times are microseconds since 1970, UTC.

create table project (
	id      text primary key,
	name    text not null,
	folder  text not null,
	file    text not null,
	seen    integer not null,
	indexed text not null default '', -- hash of the conflict file that the entries are of
	unique (folder, file)
) strict, without rowid;

create table revision (
	project text not null references project on delete cascade,
	number  integer not null,
	base    integer not null,
	undo    integer not null,
	redo    integer not null,
	time    integer not null,
	what    text not null,
	change  text not null, -- what led from the text of undo to this one
	hash    text not null,
	primary key (project, number)
) strict, without rowid;

-- The texts of the revisions, deflated, each once.
create table text (
	project text not null references project on delete cascade,
	hash    text not null,
	data    blob not null,
	primary key (project, hash)
) strict;

create table run (
	id       integer primary key autoincrement,
	project  text not null references project on delete cascade,
	revision integer not null,
	analysis text not null,
	args     text not null, -- JSON
	state    text not null,
	done     integer not null default 0,
	total    integer not null default 0,
	started  integer not null,
	ended    integer not null default 0,
	message  text not null default '',
	report   blob -- JSON, deflated
) strict;

create index run_project on run (project);

-- What can be found. A document's entries are renewed when its hash changes.
create table document (
	project text not null references project on delete cascade,
	name    text not null,
	hash    text not null,
	primary key (project, name)
) strict, without rowid;

create table entry (
	id       integer primary key,
	project  text not null references project on delete cascade,
	document text not null, -- empty for what the conflict file says
	kind     text not null,
	ref      text not null,
	title    text not null, -- shown; only the first passage of a document is found by it
	digest   blob not null  -- of kind, title and words
) strict;

create index entry_document on entry (project, document);

create virtual table words using fts5 (title, body, tokenize = 'unicode61 remove_diacritics 2');

insert into words (words, rank) values ('rank', 'bm25(4.0, 1.0)');

create trigger entry_gone after delete on entry begin
	delete from words where rowid = old.id;
end;
