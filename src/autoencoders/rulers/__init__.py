"""How far a picture is from another, and what else can be measured of pictures: no network has a part in it."""
