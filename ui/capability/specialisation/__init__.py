"""The page of specialisation: what there is most of, what lies near, with whom."""
