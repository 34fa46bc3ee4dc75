[
    " dog",
    "Class_1",
    "Class_10",
    "Class_2",
    "it's \"3d\"",
    "\u202egpj.tac",
    "猫",
]
