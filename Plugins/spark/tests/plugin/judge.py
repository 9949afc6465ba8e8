import json
import sys

for line in sys.stdin:
    document = json.loads(line)
    answer = {"signals": {"words": len(document["text"].split())}}
    if "advertisement" in document["text"]:
        answer = {"drop": {"rule": "advertisement", "reason": "the text is one"}}
    elif "broken" in document["text"]:
        answer = {"error": "the text is broken"}
    print(json.dumps(answer), flush=True)
