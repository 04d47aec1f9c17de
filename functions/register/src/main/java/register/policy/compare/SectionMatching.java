package register.policy.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import register.json.Json;
import register.policy.Section;
import register.policy.form.PolicyWriter;

/// Matches the sections of two editions. Sections have no ids: the same text counts most, then the same heading, the
/// same table, and last a common paragraph or bullet.
final class SectionMatching {
    private static final int NONE = -1;
    private static final List<BiPredicate<Section, Section>> LIKENESSES = List.of(
            Section::equals,
            (was, is) -> was.heading() != null && was.heading().equals(is.heading()),
            (was, is) -> was.table() != null && was.table().equals(is.table()),
            (was, is) -> !Collections.disjoint(was.paragraphs(), is.paragraphs())
                    || !Collections.disjoint(was.bullets(), is.bullets()));

    private SectionMatching() {}

    /// @param fields receives an `order` if sections on both sides are in another order
    static Changes.Parts<Section> between(List<Section> before, List<Section> after, List<FieldChange> fields) {
        int[] origins = origins(before, after);
        var added = new ArrayList<Section>();
        var changed = new ArrayList<Changes.Change<Section>>();
        for (int i = 0; i < after.size(); i++) {
            Section is = after.get(i);
            if (origins[i] == NONE) {
                added.add(is);
            } else if (!is.equals(before.get(origins[i]))) {
                Section was = before.get(origins[i]);
                changed.add(new Changes.SectionChange(
                        was, is, FieldChange.between(PolicyWriter.section(was), PolicyWriter.section(is))));
            }
        }
        List<Section> removed = IntStream.range(0, before.size())
                .filter(i -> IntStream.of(origins).noneMatch(origin -> origin == i))
                .mapToObj(before::get)
                .toList();
        List<Integer> kept =
                IntStream.of(origins).filter(origin -> origin != NONE).boxed().toList();
        List<Integer> inOldOrder = kept.stream().sorted().toList();
        if (!kept.equals(inOldOrder)) {
            fields.add(new FieldChange("order", positions(inOldOrder), positions(kept)));
        }
        return new Changes.Parts<>(added, removed, changed);
    }

    /// For each section of `after`, its position in `before`.
    private static int[] origins(List<Section> before, List<Section> after) {
        var origins = new int[after.size()];
        java.util.Arrays.fill(origins, NONE);
        var taken = new boolean[before.size()];
        for (BiPredicate<Section, Section> alike : LIKENESSES) {
            for (int i = 0; i < after.size(); i++) {
                for (int j = 0; j < before.size() && origins[i] == NONE; j++) {
                    if (!taken[j] && alike.test(before.get(j), after.get(i))) {
                        origins[i] = j;
                        taken[j] = true;
                    }
                }
            }
        }
        return origins;
    }

    /// Sections by their positions in the earlier edition, counted from 1, because not every section has a heading.
    private static Json positions(List<Integer> origins) {
        return Json.array(origins.stream().map(origin -> Json.of(origin + 1)).toList());
    }
}
