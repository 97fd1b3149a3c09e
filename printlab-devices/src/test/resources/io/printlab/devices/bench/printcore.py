"""Printrun's printcore over the same terminal. usage: printcore.py TERMINAL LINES; prints the seconds that it took."""
import sys
import time

from printrun import gcoder
from printrun.printcore import printcore

core = printcore(sys.argv[1], 115200)
while not core.online:
    time.sleep(0.05)
lines = gcoder.LightGCode(["G1 X100.123 Y100.456 E0.01234"] * int(sys.argv[2]))
begin = time.monotonic()
core.startprint(lines)
while core.printing:
    time.sleep(0.005)
print("%.6f" % (time.monotonic() - begin))
core.disconnect()
