"""Score extracted records against annotated articles.  Standard library only.

    python3 score.py ARTICLES_FOLDER PREDICTIONS.json [--misses] [--json]
    python -m tests.articles.score [--misses]     the extractor itself on the articles beside this file, as a table

ARTICLES_FOLDER  annotated articles, one JSON file each (GOLD: see CODING_GUIDE.md).
PREDICTIONS.json {article id: [record, ...]}; a record uses the keys and vocabularies of the annotated records. Only these are
                 read: kind, date_start, date_end, governorate, place_ar, place_en, lat, lon, event_type, initiators, targets,
                 claimed_by, killed, injured, detained ({"low": n, "high": n}), evidence (list of verbatim substrings).
                 `background` and `measure` records are ignored; incidents and aggregates are scored apart.

A predicted incident is paired with an annotated one of the same article when they share enough (greedy, best first; place or
date window must agree).  Printed, over all incidents of the folder:
  row          precision, recall, F1 of the pairing
  place+date   F1 of pairs whose place and date window are both right
  core row     F1 of pairs whose place, date, event type, initiators and all three low counts are right: the headline
  fields       accuracy of each field over the pairs; killed etc. also over the pairs where a number is given on either side
  over-count   share of pairs in which a killed/injured/detained low exceeds the annotated one
  evidence     share of predicted incidents that carry evidence, all of it verbatim in the text
Intervals are 95 % bootstrap over articles.
"""
import argparse, datetime, json, math, pathlib, random, re, sys, unicodedata

COUNTS = ("killed", "injured", "detained")


def plain(name):
    """A place name without diacritics, definite article, hamza and teh-marbuta differences, case and punctuation."""
    name = unicodedata.normalize("NFKD", name or "").casefold()
    name = "".join(c for c in name if not unicodedata.combining(c) and c != "\u0640")
    name = re.sub("[أإآٱ]", "ا", name).replace("ى", "ي").replace("ة", "ه")
    name = re.sub(r"[^\w\s]", " ", name)
    words = [re.sub("^ال", "", w) for w in name.split() if w not in {"al", "el", "ad", "as", "ash", "at", "ar", "an", "az"}]
    return "".join(words)


def km(a, b):
    """Distance in km between two {lat, lon} records, or None."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return None
    x = math.radians(b["lon"] - a["lon"]) * math.cos(math.radians((a["lat"] + b["lat"]) / 2))
    return 6371 * math.hypot(x, math.radians(b["lat"] - a["lat"]))


def same_place(p, g):
    if not (g.get("place_ar") or g.get("place_en")):
        return not (p.get("place_ar") or p.get("place_en")) and p.get("governorate") == g.get("governorate")
    for key in ("place_ar", "place_en"):
        if p.get(key) and g.get(key) and plain(p[key]) == plain(g[key]):
            return True
    distance = km(p, g)
    return distance is not None and distance <= 3


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def same_date(p, g):
    if not g.get("date_start"):
        return not p.get("date_start")
    if not p.get("date_start"):
        return False
    ps, pe, gs, ge = day(p["date_start"]), day(p.get("date_end") or p["date_start"]), day(g["date_start"]), day(g["date_end"])
    return ps <= ge and gs <= pe and abs((ps - gs).days) <= 1 and abs((pe - ge).days) <= 1


def low(r, count):
    return (r.get(count) or {}).get("low")


def same_count(p, g, count):
    return low(p, count) == low(g, count) or (low(g, count) is None and low(p, count) == 0)


def judge(p, g):
    ok = {
        "place": same_place(p, g), "date": same_date(p, g), "governorate": p.get("governorate") == g.get("governorate"),
        "type": p.get("event_type") in [g["event_type"], *g.get("event_type_alt", [])],
        "initiators": set(p.get("initiators") or []) == set(g["initiators"]),
        "targets": set(p.get("targets") or []) == set(g["targets"]),
        "claim": p.get("claimed_by") == g.get("claimed_by"),
        **{c: same_count(p, g, c) for c in COUNTS},
    }
    ok["place+date"] = ok["place"] and ok["date"]
    ok["core row"] = ok["place+date"] and ok["type"] and ok["initiators"] and all(ok[c] for c in COUNTS)
    return ok


def likeness(p, g):
    ok = judge(p, g)
    if not (ok["place"] or ok["date"]):
        return 0
    weights = {"place": 4, "date": 3, "type": 2, "initiators": 2, "targets": 1, "governorate": 1, "killed": 1, "injured": 1, "detained": 1}
    return sum(w for k, w in weights.items() if ok[k]) / sum(weights.values())


def pair(predicted, gold):
    scored = sorted(((likeness(p, g), i, j) for i, p in enumerate(predicted) for j, g in enumerate(gold)), reverse=True)
    used_p, used_g, pairs = set(), set(), []
    for s, i, j in scored:
        if s >= 0.4 and i not in used_p and j not in used_g:
            used_p.add(i), used_g.add(j), pairs.append((i, j))
    return pairs


def f1(right, n_predicted, n_gold):
    return 2 * right / (n_predicted + n_gold) if n_predicted + n_gold else 1.0


def score_article(article, predicted):
    out = {"misses": []}
    for kind in ("incident", "aggregate"):
        gold = [r for r in article["records"] if r["kind"] == kind]
        mine = [r for r in predicted if r.get("kind") == kind]
        pairs = pair(mine, gold)
        out[kind] = {"n_predicted": len(mine), "n_gold": len(gold), "pairs": [(mine[i], gold[j], judge(mine[i], gold[j])) for i, j in pairs]}
        out["misses"] += [("invented", kind, mine[i]) for i in range(len(mine)) if i not in {i for i, _ in pairs}]
        out["misses"] += [("missed", kind, gold[j]) for j in range(len(gold)) if j not in {j for _, j in pairs}]
    text = article["title"] + "\n" + article["text"]
    mine = [r for r in predicted if r.get("kind") == "incident"]
    out["evidenced"] = sum(bool(r.get("evidence")) and all(e in text for e in r["evidence"]) for r in mine)
    return out


def summarise(results):
    s = {}
    inc = [r["incident"] for r in results]
    np_, ng = sum(r["n_predicted"] for r in inc), sum(r["n_gold"] for r in inc)
    pairs = [x for r in inc for x in r["pairs"]]
    s["row precision"], s["row recall"] = (len(pairs) / np_ if np_ else 0.0), (len(pairs) / ng if ng else 0.0)
    s["row F1"] = f1(len(pairs), np_, ng)
    s["place+date F1"] = f1(sum(ok["place+date"] for *_, ok in pairs), np_, ng)
    s["core row F1"] = f1(sum(ok["core row"] for *_, ok in pairs), np_, ng)
    for field in ("place", "date", "governorate", "type", "initiators", "targets", "claim", *COUNTS):
        s[f"{field} right"] = sum(ok[field] for *_, ok in pairs) / len(pairs) if pairs else 0.0
    for c in COUNTS:
        given = [ok[c] for p, g, ok in pairs if low(p, c) is not None or low(g, c) is not None]
        s[f"{c} right where given"] = sum(given) / len(given) if given else None
    s["over-count"] = sum(any((low(p, c) or 0) > (low(g, c) or 0) for c in COUNTS) for p, g, _ in pairs) / len(pairs) if pairs else 0.0
    distances = sorted(d for p, g, _ in pairs if (d := km(p, g)) is not None)
    s["geocode km median"] = distances[len(distances) // 2] if distances else None
    s["evidence"] = sum(r["evidenced"] for r in results) / np_ if np_ else 0.0
    agg = [r["aggregate"] for r in results]
    s["aggregate F1"] = f1(sum(len(r["pairs"]) for r in agg), sum(r["n_predicted"] for r in agg), sum(r["n_gold"] for r in agg))
    s["articles"], s["incidents annotated"], s["incidents predicted"] = len(results), ng, np_
    return s


def rules_only(misses):
    """The extractor on the articles beside this file: one column for each set of writers."""
    import datetime as dt
    from data.extract import Article, extract
    folder = pathlib.Path(__file__).parent
    articles = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]
    columns = {
        "given": lambda a: a["id"][0] == "d",
        "own": lambda a: a["id"][0] not in "dz",
        "once set apart": lambda a: a["id"][0] == "z",  # read since: no unseen texts any more
    }
    tables = {}
    for name, belongs in columns.items():
        results = []
        for a in filter(belongs, articles):
            published = dt.date.fromisoformat(a["published"]) if a["published"] else None
            predicted = [r.as_gold() for r in extract(Article(a["id"], a["text"], a["title"], published, a["lang"]))]
            results.append(score_article(a, predicted))
            if misses:
                tell(a, results[-1])
        tables[name] = summarise(results)
    print("| measure | " + " | ".join(tables) + " |\n|---|" + "---|" * len(tables))
    for key in tables["given"]:
        print(f"| {key} | " + " | ".join("-" if t[key] is None else f"{t[key]:.3f}".rstrip("0").rstrip(".") for t in tables.values()) + " |")


def tell(article, r):
    """Prints every wrong pair, miss and invention of one article."""
    for p, g, ok in r["incident"]["pairs"]:
        wrong = {k: (p.get(k, p.get(k + "_start")), g.get(k, g.get(k + "_start"))) for k, v in ok.items() if not v and " " not in k and "+" not in k}
        if wrong:
            print(article["id"], "wrong (predicted, annotated)", json.dumps(wrong, ensure_ascii=False))
    for what, kind, record in r["misses"]:
        print(article["id"], what, kind, json.dumps({k: record.get(k) for k in ("date_start", "place_ar", "event_type", "initiators", "killed")}, ensure_ascii=False))


def main():
    if not [a for a in sys.argv[1:] if not a.startswith("-")]:
        return rules_only("--misses" in sys.argv)
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("predictions", type=pathlib.Path)
    parser.add_argument("--misses", action="store_true", help="list each wrong pair, miss and invention")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    predictions = json.loads(args.predictions.read_text(encoding="utf-8"))
    articles = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(args.articles.glob("*.json"))]
    absent = [a["id"] for a in articles if a["id"] not in predictions]
    if absent:
        sys.exit(f"no predictions for {', '.join(absent)}")
    results = [score_article(a, predictions[a["id"]]) for a in articles]
    s = summarise(results)
    rng = random.Random(0)
    boot = [summarise(rng.choices(results, k=len(results))) for _ in range(300)]
    for key in ("row F1", "place+date F1", "core row F1"):
        values = sorted(b[key] for b in boot)
        s[f"{key} 95%"] = [round(values[7], 3), round(values[292], 3)]
    if args.json:
        print(json.dumps(s, ensure_ascii=False))
    else:
        for key, value in s.items():
            print(f"{key:28} {value:.3f}" if isinstance(value, float) else f"{key:28} {value}")
    if args.misses:
        for article, r in zip(articles, results):
            tell(article, r)


if __name__ == "__main__":
    main()
