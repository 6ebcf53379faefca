"""A council's register of its people, as a CSV file (`build --register people.csv`): who bears a name that papers use.

    name,id,party,ward,from,to,post,body,council,title
    Rosie Ashdown,101,Independent,Oxmere,2017-05-04,,,,,Mrs
    Judith Marchetti,o7,,,2019-03,2023,Director of Children's Services,,,

The first line names the columns, in any order and case; only `name` must be there, others than these are not used.

- `name`: "Rosie Ashdown", "Cllr Rosie Ashdown" or "Ashdown, Rosie". `title`: "Cllr", "Mrs".
- `id`: the council's own. Two ids are two people, whatever their names; one id is one person, in a later register too.
- `party` and `ward` make a councillor, and so does a row without a `post`, or the title of one.
- `from` and `to`: 2019, 2019-05 or 2019-05-06. Empty: not known; without a `to` nothing is known to have ended.
- `post`: an officer's or a councillor's; `body`: that of the post, else the council. Without a post, the row is a
  membership of `body`, if that is there, in place of the council.
- `council`: whose register it is, the same in all rows; where the column is missing, `build --council` must say.

Somebody with two posts, or who left and came back, has two rows. The file is UTF-8 (with or without its mark),
UTF-16 with it, or Windows-1252; commas, semicolons or tabs part its cells, which the first line tells.
"""
