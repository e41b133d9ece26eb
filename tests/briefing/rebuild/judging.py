"""The verdicts of a workbook judged anew, by the method as data/README.md tells it: scipy.stats' laws alone."""

from math import exp, inf, log, sqrt

import numpy as np
import pandas as pd
from scipy.optimize import brentq
from scipy.stats import beta, binom, norm, t


def verdicts(sheets):
    """The verdicts by series, judged anew; and where the sheet says otherwise."""
    told, judged, wrong = sheets["verdicts"].astype({"area": object}).fillna({"area": ""}), {}, []
    told["high"] = pd.to_numeric(told["high"], errors="coerce")  # beyond 2^63 it is read as no number
    base = sheets["baseline"].astype({"area": object}).fillna({"area": ""})
    for row in told.to_dict("records"):
        same = base[base["measure"] == row["measure"]]
        own = same[(same["of"] == "view") & (same["area"] == row["area"])]
        lent = [area for _, area in same[same["of"] == "table"].groupby("area")]
        now = own[own["later_from"] == row["now_from"]].iloc[0]
        before, after = int(now["earlier"]), int(now["later"])
        ends = {
            "before_from": now["earlier_from"],
            "before_to": now["earlier_from"] + (row["now_to"] - row["now_from"]),
        }
        known = (len(own) >= 7 and pooled([own], "own")) or pooled(lent, "areas")
        short = same[(same["of"] == "shorter") & (same["area"] == row["area"])]
        if known[2] == "areas" and (less := pooled([short], "own")):
            known = (max(known[0], less[0]), min(known[1], less[1]), *known[2:])
        factor, freedom, basis, windows = known
        low, high, p = judge(before, after, factor, freedom) if before + after and freedom else (0, inf, 1)
        verdict = "nothing_to_compare" if not before + after else None if freedom else "untold"
        ratio = after / before if before else inf
        judged[row["measure"], row["area"]] = dict(
            before=before, after=after, ratio=ratio, low=low, high=high, p=p, p_adjusted=p, verdict=verdict,
            dispersion=factor, freedom=freedom, basis=basis, windows=windows, **ends,
        )  # fmt: skip
    for one, v in judged.items():
        v["p_adjusted"] = holm(v, beside(one, judged)) if not v["verdict"] else v["p"]
    for v in judged.values():
        v["verdict"] = v["verdict"] or worded(v, v["p_adjusted"])
    for row in told.to_dict("records"):
        for key, value in judged[row["measure"], row["area"]].items():
            said = row[key]
            if said != value and not alike(said, value):
                wrong.append(f"{row['measure']} {row['area']} {key}: {said} is not {value}")
    return judged, wrong


def alike(said, value):
    """Whether two numbers are one: beyond a million times nothing is said of a ratio, and an empty cell is no end."""
    if isinstance(value, str) or pd.isna(said):
        return not isinstance(value, str) and not np.isfinite(value)
    return np.isclose(said, value, 1e-6) or min(said, value) > 1e6


def beside(one, judged):
    """The others of its family: the whole and the measure beside it, or the areas."""
    return [v for other, v in judged.items() if other != one and bool(other[1]) == bool(one[1]) and not untold(v)]


def untold(v):
    return v["verdict"] in ("nothing_to_compare", "untold")


def holm(v, others):
    """Its p beside the others': each of the p up to it, the least first, times how many are left."""
    ordered = sorted([v, *others], key=lambda one: one["p"])
    before = ordered[: next(at for at, one in enumerate(ordered) if one is v) + 1]
    return max(min(1, (len(ordered) - rank) * one["p"]) for rank, one in enumerate(before))


def worded(v, p):
    return "no_clear_change" if p >= 0.05 else "clearly_more" if v["after"] > v["before"] else "clearly_fewer"


def reread(sheets, judged):
    """By series, each reading of its rows and what it says; and where the sheet says otherwise."""
    found, wrong = {}, []
    for row in sheets["readings"].astype({"area": object}).fillna({"area": ""}).to_dict("records"):
        one, before, after = (row["measure"], row["area"]), row["before"], row["now"]
        v = judged[one]
        new = {"before": before, "after": after, "verdict": None if before + after else "nothing_to_compare"}
        if v["basis"] == "none" and before + after:
            new["verdict"] = "untold"
        if not new["verdict"]:
            new["p"] = judge(before, after, v["dispersion"], v["freedom"])[2]
            new["verdict"] = worded(new, holm(new, beside(one, judged)))
        found.setdefault(one, []).append((row["reading"], before, after, new["verdict"]))
        if (row["verdict"], row["holds"]) != (new["verdict"], new["verdict"] == v["verdict"]):
            wrong.append(f"reading {row} is {new}")
    return found, wrong


def pooled(series, basis):
    """The Allan factor of pairs of windows, and the degrees of freedom with which it is known (Satterthwaite)."""
    sums = [int((one["earlier"] + one["later"]).sum()) for one in series]
    free = [2 * len(one) ** 2 / (3 * len(one) - 1) for one in series]
    squares = sum(int(((one["later"] - one["earlier"]) ** 2).sum()) for one in series)
    freedom = sum(sums) ** 2 / sum(s * s / f for s, f in zip(sums, free, strict=True)) if sum(sums) else 0
    if basis == "own":
        return (max(1, squares / sum(sums)), freedom, basis, len(series[0]) + 1) if freedom else None
    enough = freedom >= 2 * 7**2 / 20  # what eight windows give
    return (
        (max(1, squares / sum(sums)), freedom, basis, sum(len(one) + 1 for one in series))
        if enough
        else (1, 0, "none", 0)
    )


def judge(before, after, factor, freedom):
    """The 95 % interval of after / before, and p."""
    far, both = t.isf(0.025, freedom) * sqrt(factor), before + after
    p = exact = min(1, 2 * min(binom.cdf(after, both, 0.5), binom.sf(after - 1, both, 0.5)))
    near = far < 8 and exact > 0
    p = max(exact, 2 * t.sf((norm.isf(exact / 2) if near else deviance(after, before, 0.5)) / sqrt(factor), freedom))
    low, rest = end(after, before, far), end(before, after, far)
    return low / (1 - low), (1 - rest) / rest if rest else inf, p


def end(part, rest, far):
    if not part or far < 8:
        return beta.ppf(norm.sf(far), part, rest + 1) if part else 0
    if deviance(part, rest, 1e-300) < far:
        return 0
    return exp(brentq(lambda u: deviance(part, rest, exp(u)) - far, log(1e-300), log(part / (part + rest)), xtol=1e-13))


def deviance(part, rest, share):
    terms = ((k, k / (part + rest) / q) for k, q in ((part, share), (rest, 1 - share)) if k)
    return sqrt(max(0, 2 * sum(k * log(times) for k, times in terms)))


def surge(months):
    """Whether the last month stands out of its history, as 1,000 series made of its quarters with its trend tell."""
    *history, last = months or [0]
    if len(history) < 24 or last < 10 or last <= max(history[-24:]):
        return False
    at = np.arange(len(history)) - (len(history) - 1) / 2
    slope = np.polyfit(at, np.log(np.array(history) + 0.5), 1)[0]
    waves = np.array(history) / np.exp(slope * at)
    starts = np.random.default_rng(0).integers(0, len(history), (1000, 5, 1))
    order = ((starts + np.arange(3)) % len(history)).reshape(1000, 15)[:, -13:]
    made = waves[order] * np.exp(slope * (at[-1] + np.arange(-11, 2)))
    series = np.vstack([made, months[-13:]])
    now, year = series[:, 12], series[:, :12].mean(axis=1)
    stands = np.nan_to_num((now - year) / np.sqrt(np.maximum(now + year / 12, 1e-300)))
    return (1 + (stands[:-1] >= stands[-1] - 1e-9).sum()) / 1001 <= 0.005
