package data

// Of the files beside this one.
const (
	votesSHA256    = "91e4cdbb3f94be0c91dbdd08af650edd48b930687f1550f835f935515844bc95"
	factbookSHA256 = "ce2513e15997af979a5cf7cca296e3c8c274dd9864efb2f8c1db07291819e17f"
)
