import json
import sys

for line in sys.stdin:
    document = json.loads(line)
    words = len(document["text"].split())
    minutes = words / document["options"]["words_per_minute"]
    answer = {"signals": {"words": words, "reading_minutes": round(minutes, 2)}}
    print(json.dumps(answer), flush=True)
