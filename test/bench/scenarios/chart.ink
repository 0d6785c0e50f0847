// The same day as chart.yaml: four strands, three counters, the same choices on the same conditions.
VAR extras = 0
VAR vans = 0
VAR pages = 0
VAR fed = 0
VAR crowd = "hiring"
VAR transport = "parked"
VAR kitchen = "morning"
VAR camera = "rehearsing"
-> day
=== day
+ {crowd == "hiring"} [One more] -> take_on
+ {crowd == "hiring"} [One fewer] -> send_home
+ {crowd == "hiring"} [Those who are here] -> settle
+ {crowd == "standing-by"} [It is right] -> day
+ {crowd == "standing-by"} [It isn't right] -> call_back
+ {transport == "parked"} [A van goes] -> send_van
+ {transport == "parked"} [Not yet] -> hold
+ {transport == "on-the-road"} [The first van comes back] -> van_back
+ {transport == "on-the-road"} [None comes back] -> park
+ {kitchen == "morning"} [Lunch is due] -> lunch_comes
+ {kitchen == "morning"} [Lunch is late] -> hungry
+ {kitchen == "lunch"} [The light is due] -> light_goes
+ {kitchen == "lunch"} [The light is late] -> day
+ {camera == "rehearsing"} [Once more] -> day
+ {camera == "rehearsing"} [The scene is ready] -> ready
+ {camera == "shooting"} [Print it] -> print
+ {camera == "shooting"} [Break] -> break
+ {camera == "shooting"} [Another take] -> day
+ {camera == "resetting"} [The same scene again] -> redo
+ {camera == "resetting"} [The next scene] -> next
+ {camera == "resetting"} [Nothing] -> wrap
=== settled_kitchen
{ kitchen == "lunch" && extras == EXTRAS && vans == 0:
  ~ kitchen = "morning"
}
-> day
=== take_on
{ extras < EXTRAS:
  ~ extras = extras + 1
- else:
  ~ crowd = "standing-by"
}
-> settled_kitchen
=== send_home
{ extras > 0:
  ~ extras = extras - 1
- else:
  ~ crowd = "standing-by"
}
-> settled_kitchen
=== settle
~ crowd = "standing-by"
-> day
=== call_back
{ fed == 1:
  ~ crowd = "hiring"
}
-> day
=== send_van
{ vans < VANS:
  ~ vans = vans + 1
- else:
  ~ transport = "on-the-road"
}
-> settled_kitchen
=== hold
~ transport = "on-the-road"
-> day
=== van_back
{ vans > 0:
  ~ vans = vans - 1
- else:
  ~ transport = "parked"
}
-> settled_kitchen
=== park
~ transport = "parked"
-> day
=== lunch_comes
~ fed = 1
~ kitchen = "lunch"
-> settled_kitchen
=== hungry
~ fed = 0
-> day
=== light_goes
~ kitchen = "morning"
-> day
=== ready
{ extras + vans >= 2:
  ~ camera = "shooting"
}
-> day
=== print
{ pages < PAGES:
  ~ pages = pages + 1
  ~ camera = "rehearsing"
}
-> day
=== break
~ camera = "resetting"
-> day
=== redo
{ pages > 0:
  ~ pages = pages - 1
}
~ camera = "rehearsing"
-> day
=== next
~ camera = "rehearsing"
-> day
=== wrap
{ pages == PAGES && extras == 0 && vans == 0:
  -> handing_over
}
~ camera = "rehearsing"
-> day
=== handing_over
+ [What changed, and who knows?] -> END
