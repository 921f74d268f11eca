Creator "entente"
Version 1
graph [
  directed 1
  multigraph 1
  label "small"
  entente [
    version 1
    record [
      name "gazette"
      kind "source"
      title "The Gazette"
      publisher "Gazette Press"
      date "2020-05-30"
      reliability "B"
    ]
    record [
      name "patrol"
      kind "relation"
      family "cooperation"
      label "patrols with"
      weight 0.5
      symmetric "true"
    ]
  ]
  title "Alpha and its council"
  date "2020-06-01"
  note "Invented."
  node [
    id 0
    label "Alpha"
    kind "state"
    aliases "Alphaland|Republic of Alpha"
  ]
  node [
    id 1
    label "Beta"
    kind "state"
  ]
  node [
    id 2
    label "Gamma"
    kind "state"
  ]
  node [
    id 3
    label "Lone"
    kind "state"
    note "Keeps out of everything."
  ]
  node [
    id 4
    label "Council"
    kind "organization"
    Xlabel "Council of the North"
    when "1999/.."
  ]
  node [
    id 5
    label "Doe"
    kind "person"
    Xlabel "Jane Doe"
    url "https://example.org/doe"
  ]
  edge [
    source 0
    target 4
    relation "membership"
    when "1999/.."
    Xsource "gazette#1"
  ]
  edge [
    source 1
    target 4
    relation "membership"
    when "1999/.."
    Xsource "gazette#1"
  ]
  edge [
    source 2
    target 4
    relation "membership"
    when "1999/.."
    Xsource "gazette#1"
  ]
  edge [
    source 0
    target 4
    relation "presidency"
    when "2019-01/2020-01"
    Xsource "gazette#2"
    quote "Alpha presided for a year"
  ]
  edge [
    source 1
    target 4
    relation "presidency"
    when "2020-01/.."
    confidence 0.9
    Xsource "gazette#2"
  ]
  edge [
    source 5
    target 4
    relation "office"
    when "2018?/.."
    role "Secretary"
    Xsource "gazette#3"
  ]
  edge [
    source 0
    target 1
    relation "patrol"
    when "2019-07"
    weight 3
    Xsource "gazette#1"
  ]
  edge [
    source 1
    target 2
    relation "dispute"
    when "2018~/2019-11-05"
    Xsource "gazette#1"
    note "Over fish."
  ]
  edge [
    source 2
    target 4
    relation "refusal"
    when "2020-02-03"
    role "budget"
    confidence "B2"
    Xsource "gazette#1"
  ]
]
