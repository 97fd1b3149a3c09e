#!/bin/sh
# Slices the lab's own models: docs/demo-models/make_gcode.sh, from the root of the repository.
# Needs python3 and Debian's prusa-slicer 2.5.
set -eu
here=docs/demo-models
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/make_models.py" "$work"

PLA="--filament-type PLA --filament-density 1.24 --temperature 215 --first-layer-temperature 215 --bed-temperature 60 --first-layer-bed-temperature 60"
PETG="--filament-type PETG --filament-density 1.27 --temperature 240 --first-layer-temperature 240 --bed-temperature 85 --first-layer-bed-temperature 85"
ABS="--filament-type ABS --filament-density 1.04 --temperature 255 --first-layer-temperature 255 --bed-temperature 100 --first-layer-bed-temperature 100"

MK3S="--load $here/lab-printer.ini --center 125,105"
MINI="--load $here/lab-printer.ini --load $here/small-printer.ini --center 90,90"

slice() { # output folder, model, options of printer and material
    folder=$1 model=$2
    shift 2
    mkdir -p "$folder"
    prusa-slicer -g --post-process "" "$@" \
        -o "$folder/$model.gcode" "$work/$model.stl" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
}

demo=printlab-example-app/src/main/resources/io/printlab/app/demo
tests=printlab-devices/src/test/resources/io/printlab/devices/gcode
slice "$demo" name-tag $MK3S $PLA
slice "$demo" gear $MINI $PLA
slice "$demo" cable-clip $MINI $PETG
slice "$demo" box $MK3S $ABS --nozzle-diameter 0.6
slice "$tests" tag $MK3S $PLA
cp "$work/tag.stl" "$tests/tag.stl"
