-- What a person chose for a project, such as the sections of its brief.
create table setting (
	project text not null references project on delete cascade,
	name    text not null,
	value   text not null,
	primary key (project, name)
) strict, without rowid;
