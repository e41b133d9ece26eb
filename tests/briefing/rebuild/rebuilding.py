"""A slide made anew from its workbook and held against its HTML: every number, interval and verdict.

This knows the words (components.names) and the rules of data/README.md, and nothing of the code that made the slide.
"""

import re

import numpy as np
import pandas as pd

from components.names import names
from data.schema import codes
from tests.briefing.rebuild.judging import reread, surge, verdicts

ANY = "\ue000"  # in an expected text: whatever words
MEASURES = {"violent_events": ("attack", "clash"), "attacks": ("attack",), "clashes": ("clash",)}
MEASURES["security_operations"] = ("security_operation",)
NORTH_EAST = "SY09SY08SY11"  # in this order, then the others
UNSURE = "governorate_by_point|governorate_by_place|coords_disagree"


def fits(said, expected):
    if isinstance(said, list):
        return len(said) == len(expected) and all(map(fits, said, expected))
    said, expected = (re.sub("[\u2066-\u2069]", "", one) for one in (said, expected))
    return re.fullmatch(re.escape(expected).replace(ANY, ".*"), said, re.S) is not None


class Slide:
    """What the workbook says a slide must say."""

    def __init__(self, sheets):
        self.asked = asked = dict(zip(sheets["asked"]["key"], sheets["asked"]["value"].fillna(""), strict=True))
        self.names = names(asked["language"])
        self.all, self.sheets = sheets["incidents"], sheets
        self.measure = asked["measure"]
        self.rows, self.caveat = self.of(self.measure), ""
        self.judged, self.wrong = verdicts(sheets)
        self.read, wrong = reread(sheets, self.judged)
        self.wrong += wrong + self.misread()

    def misread(self):
        """Where a reading counts other rows of this period than are there."""
        wrong, out = [], self.sheets["left_out"]
        for (measure, area), read in self.read.items():
            rows, edge = self.of(measure), out[(out["reason"] == "edge") & out["event_class"].isin(MEASURES[measure])]
            rows, edge = ((one[one["governorate"] == area] if area else one) for one in (rows, edge))
            counts = {"as_is": len(rows), "exact_day": (rows["date_precision"] == "day").sum()}
            counts |= {"straddling": len(rows) + len(edge), "located": points(rows).sum()}
            counts["deadly"] = (pd.to_numeric(rows["killed_best"]) != 0).sum()
            wrong += [f"{reading}: {now}" for reading, _, now, _ in read if counts.get(reading, now) != now]
        return wrong

    def of(self, measure):
        return self.all[self.all["event_class"].isin(MEASURES[measure])]

    def t(self, key, **values):
        return self.names.t(key, **{name: int(v) if isinstance(v, np.integer) else v for name, v in values.items()})

    def sentences(self):
        """All that a title or a finding may say."""
        t, m, n, name = self.t, self.measure, len(self.rows), self.names
        what, where = t(f"n_{m}", n=n) + ANY, {"area": ANY}
        said = [t("brief_count", what=what, **where)]
        said += [] if n else [t("brief_left_out", what=ANY, why=ANY, **where)]
        if self.asked["not_compared"]:
            said.append(f"{said[0]} {t('not_compared_' + self.asked['not_compared'])}")
        elif v := self.judged.get((m, "")):
            none = v["verdict"] == "nothing_to_compare"
            told = {"what": t(f"measure_{m}") + ANY if none else what, "ratio": self.ratio(v)}
            told |= {"before": name.number(int(v["before"])), "period": name.window(v["before_from"], v["before_to"])}
            told |= {"verdict": t(f"verdict_{v['verdict']}"), "interval": self.interval(v)}
            of_none = not v["before"] and not none and v["verdict"] != "untold"
            said.append(t("brief_from_none" if of_none else f"brief_{v['verdict']}", **told, **where))
        months = self.sheets["months"]
        if surge(months["incidents"].tolist()):
            last, before = months.iloc[-1], months["incidents"].iloc[-25:-1].max()
            told = {"month": name.month(last["month"]), "months": 24, "highest": before, "once": 30}
            said.append(t("brief_surge", what=t(f"n_{m}", n=int(last["incidents"])) + ANY, **told, **where))
        return said + self.share(what) + self.places() + self.actors_named()

    def ratio(self, v):
        if v["verdict"] in ("untold", "nothing_to_compare"):
            return self.t("brief_ratio_untold")
        return self.t("brief_ratio", ratio=self.written(v["ratio"]), interval=self.interval(v))

    def written(self, ratio):
        return self.names.ratio(ratio) if np.isfinite(ratio) else ""

    def interval(self, v):
        low = self.written(v["low"] if v["low"] >= 0.001 else 0)
        return self.t("interval_open", low=low) if v["high"] > 1000 else f"{low}\u2013{self.written(v['high'])}"

    def doubtful(self, located=False):
        """The incidents that may belong to the view, and are not in it."""
        out = self.sheets["left_out"]
        out = out[(out["reason"] == "may_belong") & out["event_class"].isin(MEASURES[self.measure])]
        return int(points(out).sum()) if located else len(out)

    def no_lead(self):
        if self.asked["kind"] != "series":
            return "sample" if self.asked["kind"] == "sample" else "coverage"
        return "undirected" if self.asked["not_compared"] == "undirected" else ""

    def share(self, what):
        """The shares of the governorates: the first leads if all that is unsure were the next one's."""
        t, rows = self.t, self.rows
        sums = rows["governorate"].value_counts()
        first = ranked(sums.items())
        if len(sums) < 2 or not first:
            return []
        named = rows["location_precision"].fillna("place").isin(("place", "subdistrict", "district", "governorate"))
        sure = rows["governorate"].notna() & named & ~rows["flags"].astype(str).str.contains(UNSURE)
        unsure, sures = int((~sure).sum()) + self.doubtful(), rows[sure]["governorate"].value_counts()
        n, codes = first[0]
        others = sures.reindex(sorted(sums.index.drop(codes[0])), fill_value=0)
        why = self.no_lead() or ("tied" if len(codes) > 1 else "")
        why = why or ("doubtful" if sures.get(codes[0], 0) <= others.max() + unsure else "")
        caveat = t(f"no_lead_{why}", n=unsure) if why not in ("", "tied") else ""
        if not why and unsure:
            caveat = t("brief_share_holds", n=unsure, rival=self.names.of("area", others.idxmax()))
        told = {"what": what, "area": ANY, "part": n, "whole": len(rows), "most": self.names.of("area", codes[0])}
        told["percent"] = percent(n / len(rows))
        parts = [t("brief_count_in", n=len(held), count=k, who=areas(held, self.names)) for k, held in first]
        rest = len(rows) - sum(k * len(held) for k, held in first)
        told["counts"] = t("comma").join([*parts, t("brief_count_rest", count=rest)] if rest else parts)
        title, finding = ("brief_counts_title", "brief_counts_of") if why else ("brief_share_title", "brief_share")
        self.caveat = caveat
        return [t(title, **told), f"{t(title, **told)}. {caveat}", f"{t(finding, **told)} {caveat}".strip()]

    def places(self):
        """Where most happened: points of one name in one district are one place; what is only near it is told apart."""
        t, name = self.t, self.names
        at = self.all[points(self.all)]
        spots = at.groupby(steps(at))
        if len(spots) > 1500 or at.empty:
            return []
        own = at["event_class"].isin(MEASURES[self.measure])
        counts = pd.DataFrame({"n": own, "exact": own & (at["location_precision"] == "place")}).groupby(steps(at)).sum()
        within = at["district"].fillna(at["governorate"]).astype(object)
        first, second = ("ar", "en") if name.lang == "ar" else ("en", "ar")
        called = [at[f"place_name_{lang}"].groupby(steps(at)).max() for lang in (first, second)]
        counts["name"], counts["within"] = called[0].fillna(called[1]), within.groupby(steps(at)).max()
        nameless = counts[counts["name"].isna()][["n", "exact"]].max()
        held = counts.dropna(subset="name").fillna({"within": ""}).groupby(["name", "within"])[["n", "exact"]].sum()
        twice = held.index.get_level_values(0).duplicated(keep=False)
        said = [
            t("place_in", place=place, area=name.area_beside(place, area)) if again else place
            for (place, area), again in zip(held.index, twice, strict=True)
        ]
        held = held.groupby(pd.Index(said)).sum()
        if held.empty or not held["n"].sum() or any(nameless[key] > held[key].max() for key in ("n", "exact")):
            return []
        said, strict = ranked(held["n"].items()), ranked(held[held["exact"] > 0]["exact"].items())
        if not said:
            return self.ordered("place", [many("place", held["n"], t)], False)
        leads = not self.no_lead() and all(
            leading([*held[key], nameless[key]], self.doubtful(located=True)) for key in ("n", "exact")
        )
        known = strict if strict or not held["exact"].any() else [(0, [])]
        same = bool(strict) and strict[0][1] == said[0][1]
        listed = []
        for n, members in said:
            for place in members:
                exact = held.loc[place, "exact"]
                near = t("place_some_near", at=exact, near=n - exact) if 0 < exact < n else None
                near = near or t("place_none_near" if exact else "place_all_near")
                listed.append(t("brief_place", who=place, count=n, near=near))
        without = ""
        if known and not same:
            first = [each(*strict[0], name)] if strict else [many("place", held["exact"], t)]
            without = " " + t("brief_without_near", who=first[0])
        return self.ordered("place", listed, leads and same, without)

    def ordered(self, kind, listed, leads, without=""):
        counted = self.t(f"measure_{self.measure}")
        key, who = f"brief_{'top' if leads else 'order'}_{kind}", self.t("list_break").join(listed)
        whole = self.t("brief_all", what=counted + ANY, area=ANY)
        return [self.t(key, measure=measure, who=who) + without for measure in (counted, whole)]

    def involved(self):
        """Incidents per actor on any side, the most first."""
        sides = self.rows["initiators"].fillna("").astype(str) + ";" + self.rows["targets"].fillna("").astype(str)
        counts = pd.Series([actor for both in sides for actor in set(both.split(";")) - {""}], dtype=object)
        order = codes("actor")
        return sorted(counts.value_counts().items(), key=lambda one: (-one[1], order.index(one[0])))

    def actors_named(self):
        counts = [(actor, n) for actor, n in self.involved() if actor not in ("unknown", "other")]
        if not counts:
            return []
        leads = not self.no_lead() and leading([n for _, n in counts], self.doubtful())
        called = [(n, [self.names.of("actor_short", actor) for actor in held]) for n, held in ranked(counts)]
        listed = [each(n, held, self.names) for n, held in called]
        return self.ordered("actor", listed or [many("actor", pd.Series(dict(counts)), self.t)], leads)


def points(rows):
    """Which rows may be drawn as a point."""
    return rows["location_precision"].isin(("place", "near")) & rows["latitude"].notna() & rows["longitude"].notna()


def steps(rows):
    return [(rows[axis].astype(float) * 1e5).round() for axis in ("latitude", "longitude")]


def ranked(counts):
    """Counts and who has them, at most four in all; none where already the first are more."""
    held, found = pd.Series(dict(counts)), []
    for n, names_of in sorted(((n, sorted(one.index)) for n, one in held.groupby(held)), reverse=True):
        if sum(len(members) for _, members in found) + len(names_of) > 4:
            break
        found.append((n, names_of))
    return found


def many(kind, counts, t):
    return t(f"brief_many_tied_{kind}", n=(counts == counts.max()).sum(), count=counts.max())


def each(n, members, names_):
    key = "brief_ranked" if len(members) == 1 else "brief_tied"
    return names_.t(key, who=names_.listed(members), count=int(n), n=len(members))


def leading(counts, spare):
    first, second, *_ = [*sorted((0 if pd.isna(n) else n for n in counts), reverse=True), 0, 0]
    return first > second + spare


def areas(held, names_):
    first, *rest = [names_.of("area", code) for code in sorted(held, key=lambda code: (NORTH_EAST + code).index(code))]
    *middle, last = rest or [""]
    said = names_.t("area_between").join([first, *middle])
    return names_.t("area_and", first=said, last=last) if rest else first


def percent(share):
    decimals = 0 if 0.01 <= share <= 0.99 or share == 1 else 1
    while share != 1 and round(share * 100, decimals) in (0, 100):
        decimals += 1
    return f"{share * 100:.{decimals}f}"
