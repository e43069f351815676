package data

// Of the files beside this one.
const (
	votesSHA256    = "f47edb635cc125aaf15e4027be996c0a765649ce4c682a044c835b228fc1e3b3"
	factbookSHA256 = "ce2513e15997af979a5cf7cca296e3c8c274dd9864efb2f8c1db07291819e17f"
)
