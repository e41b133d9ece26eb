"""The figures, blocks and footer of a slide made anew from its workbook."""

import re

import pandas as pd

from tests.briefing.rebuild.judging import untold
from tests.briefing.rebuild.rebuilding import ANY, Slide, points, steps

FREQUENCY = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
COARSER = {"day": ("window", "week", "month", "year", ""), "week": ("month", "year", ""), "year": ()}
COARSER |= {"month": ("year", ""), "quarter": ("year", "")}
FINEST = {"subdistrict": 0, "district": 1, "governorate": 2, "country": 3}


def bounds(rows, what):
    """Of each row: its lowest, best and highest number of people, whether it gives one, whether they contradict."""
    part = {end: pd.to_numeric(rows.get(f"{what}_{end}")) if f"{what}_{end}" in rows else None for end in ENDS}
    low, best, high = (pd.Series(float("nan"), rows.index) if one is None else one for one in part.values())
    floor = pd.Series(float("nan"), rows.index)
    if what == "killed":
        civil = rows[["killed_civilians_low", "killed_civilians_high"]].apply(pd.to_numeric)
        floor = civil.min(axis=1).where(civil["killed_civilians_low"].notna())
    said = pd.concat([low, best, high], axis=1)
    lowest = said.min(axis=1).where(low.notna() | best.notna())
    lowest = lowest.where(best.notna(), pd.concat([lowest, floor], axis=1).max(axis=1))
    highest = pd.concat([said, floor], axis=1).max(axis=1).where(high.notna())
    given = said.notna().any(axis=1) | floor.notna()
    wrong = (low > high) | (best < low) | (best > high) | (floor > best.fillna(high))
    return pd.DataFrame({"low": lowest, "best": best, "high": highest, "given": given, "wrong": wrong})


ENDS = ("low", "best", "high")


class Drawn(Slide):
    """What stands on a slide beside its sentences."""

    def scope(self):
        """The days that are counted: of those asked for, the ones that the table covers."""
        asked = self.asked
        start, end = max(asked["from"], asked["covers_from"]), min(asked["to"], asked["covers_to"])
        days = (start, end) if start <= end else (asked["from"], asked["to"])
        return f"{self.t(f'measure_{self.measure}')} \u00b7 {ANY} \u00b7 {self.names.window(*days)}"

    def card(self, at):
        """A figure: label, value, note."""
        name, beside = self.names, self.asked["measure_beside"]
        if at < 2:
            measure = (self.measure, beside)[at]
            count, label = len(self.of(measure)), self.t(f"measure_{measure}")
            v = self.judged.get((measure, ""))
            value, note = name.number(count), self.note(v) if v else ""
        else:
            what, count = ("killed", "injured", "detained")[at - 2], len(self.rows)
            label = self.t(f"toll_in_{self.measure}", toll=self.t(what))
            value, note = self.toll(what)
        said = [[name.begun(one) for one in (label, value, note)]]
        return said if count else [*said, [name.begun(label), "\u2013", ANY]]

    def note(self, v):
        verdict, before = self.t(f"verdict_{v['verdict']}"), v["before"]
        if v["verdict"] == "nothing_to_compare":
            return verdict
        key = "change_untold" if v["verdict"] == "untold" else "change" if before else "change_from_none"
        told = {"ratio": self.written(v["ratio"]), "interval": self.interval(v)} if key != "change_untold" else {}
        return self.t(key, verdict=verdict, before=before, **told)

    def toll(self, what):
        ends = (*ENDS, "civilians_low") if what == "killed" else ("low", "high")
        recorded = set(self.asked["recorded"].split(","))
        if not recorded & {f"{what}_{end}" for end in ends}:
            return "\u2013", self.t("not_recorded")
        row = bounds(self.rows, what)
        told, silent = row[row["given"]], int((~row["given"]).sum())
        if told.empty:
            value = self.t("not_reported")
        low, high = int(told["low"].sum()), int(told["high"].fillna(told["best"]).fillna(told["low"]).sum())
        unended = int(told["high"].isna().sum())
        if len(told):
            value = self.names.range(low, None if unended else high)
        parts = []
        if len(told) and told["best"].notna().all() and not low == int(told["best"].sum()) == high:
            parts.append(self.t("best_estimate", count=int(told["best"].sum())))
        for key, n in (("open_reports", unended), ("silent_incidents", silent)):
            parts += [self.t(key, n=n)] if n else []
        wrong = int(row["wrong"].sum())
        return value, self.names.listed([*parts, self.t("contradictory_incidents", n=wrong)] if wrong else parts)

    def footer(self):
        """Every line that may stand below."""
        t, name, rows, asked = self.t, self.names, self.all, self.asked
        precision, out = rows["date_precision"], self.sheets["left_out"]["reason"].value_counts()
        counts = {"n": len(rows), "total": asked["rows"], "unlocated": int((~points(rows)).sum())}
        counts |= {"windows": int(precision.isin(("window", "week")).sum())}
        counts |= {"months": int(precision.isin(("month", "year")).sum())}
        nowhere = [(kind, int(rows[f"{kind}_precision"].isna().sum())) for kind in ("date", "location")]
        lines = [
            t("covered_in_part", period=name.window(asked["from"], asked["to"])),
            t("brief_counts", **counts),
            " ".join(t(f"not_stated_{kind}", n=n) for kind, n in nowhere if n),
            t("not_shown_undirected", n=int(out.get("undirected", 0)), actors=ANY),
            t("brief_rule") + ANY,
            self.caveat,
            t("not_shown_straddling", n=int(out.get("edge", 0))),
            t("not_shown_straddling_before", n=int(out.get("edge_before", 0))),
            t("brief_table", table=ANY, covers=ANY),
            t("sources_line", source=ANY, licence=ANY),
            t("as_of", day=name.date(asked["covers_to"])) + ". " + t("map_disclaimer"),
            t("brief_hash", hash=ANY) + " \u00b7 " + t("brief_link") + ANY,
        ]
        lines += [self.rests(), self.alone()]
        if asked["not_compared"]:
            lines.append(t(f"not_compared_{asked['not_compared']}"))
        elif (v := self.judged.get((self.measure, ""))) and v["verdict"] != "nothing_to_compare":
            pairs = int(v["windows"]) - 1
            known = t(f"tested_{v['basis']}", factor=name.number(round(v["dispersion"], 1)), pairs=pairs)
            lines.append(known if v["basis"] == "none" else f"{known} {t('tested_words')}")
        lines += [self.reading(measure) for measure, area in self.judged if not area]
        return lines

    def rests(self):
        """In which incidents the killed stand: of no known day, of a month or more, the largest 1 %."""
        t, row, precision = self.t, bounds(self.rows, "killed"), self.rows["date_precision"].fillna("")
        people = row["best"].fillna(row["low"])
        given, total = people.notna(), int(people.sum())
        if not total:
            return ""
        most = -(-int(given.sum()) // 100)
        said = [("undated", {}, people[precision != "day"]), ("coarse", {}, people[precision.isin(("month", "year"))])]
        said += [("unstated", {}, people[precision == ""])] if people[precision == ""].sum() else []
        said += [("largest", {"n": most, "all": int(given.sum())}, people.nlargest(most))] if given.sum() > 1 else []
        taken = {row["best"].notna()[one] for one in people[given].index}
        taken = "mixed" if len(taken) == 2 else "best" if taken == {True} else "low"
        head = t(f"rests_{taken}", toll=t(f"toll_in_{self.measure}", toll=t("killed")), people=total)
        parts = [
            t("rests_part", share=self.per_cent(int(n.sum()), total), where=t(f"rests_{key}", **told))
            for key, told, n in said
        ]
        return self.names.begun(t("rests_said", head=head, parts=t("list_break").join(parts)))

    def per_cent(self, part, whole):
        share = round(100 * part / whole, 1)
        less = "<\u00a0" if part and not share else ">\u00a0" if part != whole and share == 100 else ""
        return f"{less}{self.names.number(min(99.9, max(0.1, share)) if less else share)}\u00a0%"

    def alone(self):
        """On which publisher alone much more or less rests than before."""
        sheet, now = self.sheets["publishers"], self.rows["sources"].dropna().value_counts()
        if sheet.empty:
            return ""
        parts = {period: rows.set_index("publisher") for period, rows in sheet.groupby("period")}
        shares = {period: rows["alone"] / rows["incidents"] for period, rows in parts.items()}
        apart = (shares["now"].sub(shares["before"], fill_value=0)).abs().sort_index().round(9)
        first, told = apart.idxmax(), {"points": 20, "measure": self.t(f"measure_{self.measure}")}
        for period, rows in parts.items():
            told[period] = self.per_cent(int(rows["alone"].get(first, 0)), int(rows["incidents"].iloc[0]))
        if apart[first] < 0.2 or parts["now"]["alone"].get(first, 0) != now.get(first, 0):
            self.wrong.append(f"publishers: {first} {apart[first]}, {now.get(first, 0)} now")
        return self.t("sources_changed", publisher=self.names.of("publisher", first), **told)

    def differing(self, one):
        return [read for read in self.read[one] if read[3] != self.judged[one]["verdict"]]

    def held(self, one):
        return {"held": len(self.read[one]) - len(self.differing(one)), "n": len(self.read[one])}

    def reading(self, measure):
        """In how many readings of the same data a verdict holds, and in which not."""
        t, one = self.t, (measure, "")
        verdict = t(f"verdict_{self.judged[one]['verdict']}")
        said = t("readings_held", what=t(f"measure_{measure}"), verdict=verdict, **self.held(one))
        parts = [
            t("reading_differs", reading=t(f"reading_{code}"), verdict=t(f"verdict_{other}"), before=before, now=now)
            for code, before, now, other in self.differing(one)
        ]
        return t("readings_but", said=said, readings=t("list_break").join(parts)) if parts else f"{said}."

    def block(self, topic, section):
        """What a block says, in pairs of the words and of what they may be."""
        said = [one.text_content() for one in section.iter("text")]
        notes = " ".join(one.text_content() for one in section.xpath("p"))
        if section.find_class("empty"):
            nobody = [] if self.involved() else [self.t("brief_actors_nobody")]
            why = [self.t(f"not_compared_{self.asked['not_compared']}")] if self.asked["not_compared"] else []
            return [(notes, [*nobody, *why, *([] if len(self.rows) else [ANY])])]
        return getattr(self, topic)(section, said, notes)

    def actors(self, section, said, notes):
        del section
        held, expected = self.involved(), []
        for actor, n in held[:9]:
            tied = sum(n == other for _, other in held) > 1
            number = self.names.number(int(n))
            expected += [self.names.of("actor_short", actor), f"{number} ({self.t('brief_tie')})" if tied else number]
        more = " " + self.t("brief_actors_shown", shown=9, all=len(held)) if len(held) > 9 else ""
        return [(said, [expected]), (notes, [self.t("brief_actors_note") + more])]

    def comparison(self, section, said, notes):
        del section
        name, areas = self.names, [area for measure, area in self.judged if area]
        first = self.judged[self.measure, ""]
        labels = {**{area: name.of("area", area) for area in areas}, "": self.t("brief_all_areas")}
        if len(areas) == 1 and all(
            self.judged[self.measure, areas[0]][end] == first[end] for end in ("before", "after")
        ):
            labels = {"": labels[areas[0]]}  # the whole by its name
        period = name.window(first["before_from"], first["before_to"])
        expected, wavers = [self.t("brief_now"), self.t("brief_before", period=period)], []
        for area, label in labels.items():
            v = self.judged[self.measure, area]
            verdict = self.t(f"verdict_{v['verdict']}")
            if v["before"] and v["basis"] != "none":
                told = {"ratio": self.written(v["ratio"]), "interval": self.interval(v)}
                verdict = self.t("brief_verdict", verdict=verdict, **told)
            if not untold(v) and self.differing((self.measure, area)):
                wavers.append(self.t("readings_of_area", area=label, **self.held((self.measure, area))))
            expected += [label, name.number(int(v["after"])), name.number(int(v["before"])), verdict]
        together = " " + self.t("brief_together", n=len(areas)) if len(areas) > 1 else ""
        known = " " + self.t("readings_all_hold")
        if wavers:
            known = " " + self.t("readings_some_waver", areas=self.t("list_break").join(wavers))
        if all(untold(self.judged[self.measure, area]) for area in labels):
            known = ""
        return [(said, [expected]), (notes, [self.t("brief_beside") + together + known])]

    def map(self, section, said, notes):
        del section
        located, width = points(self.rows), 0
        every, own = (steps(rows[points(rows)]) for rows in (self.all, self.rows))
        for width in (0, 2000, 5000, 10000, 20000, 50000):
            cells = lambda at, width=width: [axis // width * width if width else axis for axis in at]
            if pd.concat(cells(every), axis=1).drop_duplicates().shape[0] <= 1500:
                break
        rest = self.rows[~located]
        first = rest["location_precision"].map(FINEST).fillna(0)
        known = [
            rest[level].notna() & (first <= at) for at, level in enumerate(("subdistrict", "district", "governorate"))
        ]
        shaded = int((known[0] | known[1] | known[2]).sum())
        near = int((located & (self.rows["location_precision"] == "near")).sum())
        expected = [self.t("brief_map_note", shaded=shaded, undrawn=len(rest) - shaded)]
        expected += [self.t("brief_map_near", n=near)] if near else []
        expected += [self.t("brief_map_cells", width=self.names.number(width * 1e-5))] if width else []
        most = int(located[located].groupby(cells(own)).size().max()) if located.any() else 0
        key = [self.names.number(n) for n in sorted({most, max(1, most // 10)}, reverse=True)] if most else []
        return [([one for one in said if re.fullmatch(r"[\d,]+", one)], [key]), (notes, [" ".join(expected)])]

    def timeline(self, section, said, notes):
        heading, rows = section.find("h2").text_content(), self.rows
        measure = self.t(f"measure_{self.measure}")
        every = next(one for one in FREQUENCY if heading == self.t(f"timeline_by_{one}", measure=measure))
        start, end = rows["date_start"], rows["date_end"].fillna(rows["date_start"])
        first, last = (pd.PeriodIndex(day, freq=FREQUENCY[every]) for day in (start, end))
        fit = (first == last) & ~rows["date_precision"].fillna("").isin(COARSER[every])
        unfit = int((~fit).sum())
        need = [self.t("brief_not_drawn", n=unfit)] if unfit else []
        bold = [one.text_content() for one in section.iter("text") if one.get("font-weight") == "600"]
        panels = {self.names.of("area", code): rows["governorate"] == code for code in rows["governorate"].dropna()}
        panels[self.t("governorate_unknown")] = rows["governorate"].isna()
        titles = {self.t("panel_title", area=a, count=self.names.number(int(n.sum()))): n for a, n in panels.items()}
        found = [(one, [*titles, self.t("panel_title", area=ANY, count=self.names.number(0))]) for one in bold]
        if len(bold) == 1:
            found = [(bold[0], [self.t("panel_title", area=ANY, count=self.names.number(len(rows)))])]
        counts = [pd.Series(1, first[fit & whose]).groupby(level=0).sum().tolist() for whose in
                  ([titles[one] for one in bold if one in titles] if len(bold) > 1 else [fit | True])]  # fmt: skip
        most = max((n for panel in counts for n in panel), default=1)
        bars = {}
        for bar in section.xpath(".//rect[not(ancestor::defs) and not(@opacity)]"):
            bars.setdefault(round(float(bar.get("y")) + float(bar.get("height"))), []).append(float(bar.get("height")))
        unit = max((high for panel in bars.values() for high in panel), default=0) / most
        tall = [[round(high / unit, 1) if abs(high - unit * round(high / unit)) > 0.2 else round(high / unit)
                 for high in panel] for _, panel in sorted(bars.items())]  # fmt: skip
        merged = self.t("brief_merged_areas", n=int(rows["governorate"].nunique()))
        like = [ANY.join(["", *more, *need, ""]) for more in ([], [merged]) if more or merged not in notes]
        return [*found, (str(tall), [str([panel for panel in counts if panel])]), (notes, like)]

    def incidents(self, section, said, notes):
        del said
        name = self.names
        rows = self.rows.assign(end=self.rows["date_end"].fillna(self.rows["date_start"]))
        rows = rows.sort_values(["end", "date_start", "incident_id"], ascending=[False, False, True])
        found = [[cell.text_content() for cell in row.iter("td")] for row in section.xpath(".//tbody/tr")]
        killed, expected = bounds(rows, "killed"), []
        for at in range(len(found)):
            row, number = rows.iloc[at], killed.iloc[at]
            day, best = name.window(row["date_start"], row["date_end"]), number["best"]
            day = day if row["date_precision"] == "day" else f"{day} ({name.of('date', row['date_precision'])})"
            told = name.range(number["low"], number["high"])
            if pd.notna(best) and not number["low"] == best == number["high"]:
                told = f"{told} ({self.t('best_estimate', count=int(best))})"
            expected.append([day, ANY, ANY, ANY, told, ANY])
        shown = self.t("brief_listed", shown=len(found), n=len(rows)) if len(found) < len(rows) else ""
        return [*((one, [like]) for one, like in zip(found, expected, strict=True)), (notes, [shown])]
