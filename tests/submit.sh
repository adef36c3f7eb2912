# A cluster of this one machine: a job runs in the background, where that is allowed in a space of process numbers of its own,
# and without the folder that NOT_SHARED names, which is there but empty.
if unshare --map-root-user --fork --pid --mount-proc true 2> /dev/null; then
  apart="unshare --map-root-user --fork --pid --mount-proc"
  alone='[ -z "$NOT_SHARED" ] || mount -t tmpfs tmpfs "$NOT_SHARED"; '
fi
nohup $apart sh -c "${alone}exec sh \"\$0\"" "$1" > "$1.said" 2>&1 < /dev/null &
echo $!
