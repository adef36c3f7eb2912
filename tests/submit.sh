# A cluster of this one machine: a job runs in the background, in a space of process numbers of its own where that is allowed.
if unshare --map-root-user --fork --pid --mount-proc true 2> /dev/null; then
  apart="unshare --map-root-user --fork --pid --mount-proc"
fi
nohup $apart sh "$1" > "$1.said" 2>&1 < /dev/null &
echo $!
