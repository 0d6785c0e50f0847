{"callsheet":"head","count":12,"hash":"e3ea5b099d71cf715741ff8b18d697141a58069874f092e419470ac1ed7ec3e9","start":"36dd4d75fe85f92d5bc4a97fa757ba5c","version":1}
OUY9CrDkfCmTkEMMVU8VHAYs5wFbrE3tkX5uQ+I5of3qBwBhprpLmYwuNTjiROZMG//JI/ARagjo1bwi4DStDA==
