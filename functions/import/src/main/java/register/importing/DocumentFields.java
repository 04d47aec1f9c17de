package register.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.DateLine;
import register.importing.meaning.StatedNoticePeriod;
import register.importing.source.SourceBlock;
import register.json.Json;
import register.policy.DateBasis;
import register.policy.rules.StrictAddresses;

/// The facts about a whole page: its date, its address, its mailboxes.
///
/// @param policy receives the fields
record DocumentFields(Json.Builder policy, DraftNotes notes) {
    /// The number of texts at a page's end that are searched for a bare date.
    private static final int AT_END = 3;

    private static final int LONGEST_WORD = 300;
    private static final String NOTICE =
            "how many days of notice do you promise before a change? Delete this if " + "none";
    private static final Pattern DPA = Pattern.compile("\\bDPA\\b|data processing agreement");

    /// Takes the date, and removes its words from the text if they say nothing else.
    void date(List<SourceBlock> blocks, List<SourceBlock> all, @Nullable String title, String language) {
        Optional<Found> found = stated(blocks, language)
                .map(one -> newer(one, blocks, language))
                .or(() -> mentioned(blocks, language))
                .or(() -> around(all, title, language))
                .or(() -> bare(blocks, language));
        if (found.isEmpty()) {
            policy.put(
                    "effectiveDate",
                    notes.open("effectiveDate", 0, "", "", "what is its date? The source does not say"));
            policy.put("dateBasis", basis(0, ""));
            return;
        }
        DateLine line = found.get().date();
        int at = found.get().line();
        String words = found.get().words();
        notes.quote("effectiveDate", words);
        policy.put("effectiveDate", date(found.get()));
        policy.put(
                "dateBasis",
                line.basis() == null ? basis(at, words) : Json.of(line.basis().term()));
        blocks.removeAll(found.get().blocks());
    }

    private Json date(Found found) {
        DateLine line = found.date();
        String[] days = line.days().stream().map(LocalDate::toString).toArray(String[]::new);
        if (line.month() != null) {
            return notes.open("effectiveDate", found.line(), "", found.words(), "which day of " + line.month() + "?");
        }
        return days.length == 1 && line.sure()
                ? Json.of(days[0])
                : notes.open("effectiveDate", found.line(), "", found.words(), "which day is it?", days);
    }

    private Json basis(int line, String words) {
        return notes.open("dateBasis", line, "", words, "what does this date mean?", "effective", "last-updated");
    }

    /// @param blocks the blocks with nothing but the date
    private record Found(DateLine date, int line, String words, List<SourceBlock> blocks) {
        static Found of(DateLine date, SourceBlock block, String words) {
            return new Found(date, block.line(), words, date.alone() ? List.of(block) : List.of());
        }
    }

    /// A date in a text of its own, or in the text after one that announces it.
    private static Optional<Found> stated(List<SourceBlock> blocks, String language) {
        for (int i = 0; i < blocks.size(); i++) {
            SourceBlock block = blocks.get(i);
            String words = SourceBlock.words(block).orElse("");
            Optional<DateLine> line = DateLine.in(words, language).filter(DateLine::alone);
            if (line.isPresent()) {
                return Optional.of(Found.of(line.get(), block, words));
            }
            if (i + 1 < blocks.size() && DateLine.announces(words, language)) {
                String both = words + " " + SourceBlock.words(blocks.get(i + 1)).orElse("");
                Optional<DateLine> two = DateLine.in(both, language).filter(DateLine::alone);
                if (two.isPresent()) {
                    return Optional.of(new Found(two.get(), block.line(), both, List.of(block, blocks.get(i + 1))));
                }
            }
        }
        return Optional.empty();
    }

    /// The latest update that the page states: a list may be newer than the agreement that it belongs to.
    private static Found newer(Found first, List<SourceBlock> blocks, String language) {
        return dates(blocks, language).stream()
                .filter(one -> one.date().basis() == first.date().basis()
                        && one.date().days().size() == 1
                        && one.date().sure())
                .filter(one -> first.date().days().size() == 1
                        && one.date()
                                .days()
                                .getFirst()
                                .isAfter(first.date().days().getFirst()))
                .max(Comparator.comparing(one -> one.date().days().getFirst()))
                .orElse(first);
    }

    private static List<Found> dates(List<SourceBlock> blocks, String language) {
        return blocks.stream()
                .flatMap(block -> SourceBlock.words(block)
                        .flatMap(words -> DateLine.in(words, language).map(line -> Found.of(line, block, words)))
                        .stream())
                .toList();
    }

    /// A date within a longer text: when it was updated, or otherwise when it came into force.
    private static Optional<Found> mentioned(List<SourceBlock> blocks, String language) {
        List<Found> all = dates(blocks, language);
        return all.stream()
                .filter(one -> one.date().basis() == DateBasis.LAST_UPDATED)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /// A date in the page's title or beside the text, as in the footer.
    private static Optional<Found> around(List<SourceBlock> all, @Nullable String title, String language) {
        Optional<Found> named = Optional.ofNullable(title)
                .flatMap(words -> DateLine.in(words, language).map(line -> new Found(line, 0, words, List.of())));
        return named.or(() -> all.stream()
                .flatMap(block -> block instanceof SourceBlock.Aside aside
                        ? DateLine.in(aside.text(), language)
                                .filter(DateLine::alone)
                                .map(line -> Found.of(line, block, aside.text()))
                                .stream()
                        : Stream.empty())
                .findFirst());
    }

    /// A date alone, above the list or at the end.
    private static Optional<Found> bare(List<SourceBlock> blocks, String language) {
        int list = 0;
        while (list < blocks.size() && !(blocks.get(list) instanceof SourceBlock.Table)) {
            list++;
        }
        List<SourceBlock> near = new ArrayList<>(blocks.subList(0, list));
        near.addAll(blocks.subList(Math.max(list, blocks.size() - AT_END), blocks.size()));
        return near.stream()
                .flatMap(block -> SourceBlock.words(block)
                        .flatMap(words -> DateLine.bare(words, language).map(line -> Found.of(line, block, words)))
                        .stream())
                .findFirst();
    }

    /// Asks for the notice period if the text states a number of days, which may concern another notice.
    void notice(List<SourceBlock> blocks, String language) {
        var words = new ArrayList<String>();
        var days = new TreeSet<Integer>();
        boolean open = false;
        int line = 0;
        for (SourceBlock block : blocks) {
            String text = block instanceof SourceBlock.Heading
                    ? ""
                    : SourceBlock.words(block).orElse("");
            for (StatedNoticePeriod period : StatedNoticePeriod.in(text, language)) {
                line = line == 0 ? block.line() : line;
                words.add(period.words());
                open |= period.days() == null;
                Stream.ofNullable(period.days()).forEach(days::add);
            }
        }
        if (!words.isEmpty()) {
            boolean one = days.size() == 1 && !open;
            policy.put(
                    "noticePeriodDays",
                    notes.open(
                            "noticePeriodDays",
                            line,
                            one ? days.first().toString() : "",
                            String.join(" / ", words),
                            one ? "is this the number of days of notice that you promise before a change?" : NOTICE,
                            one
                                    ? new String[0]
                                    : days.stream().map(Object::toString).toArray(String[]::new)));
        }
    }

    void origin(@Nullable String address) {
        notes.comment(
                "origin",
                "previously published elsewhere, which the register does not attest; if not, " + "delete this");
        policy.put("origin", Json.object().put("imported", true).put("sourceUrl", address));
    }

    void requests(List<SourceBlock> blocks) {
        var addresses = new LinkedHashMap<String, Json>();
        for (SourceBlock block : blocks) {
            for (String word : SourceBlock.words(block).orElse("").split(" ", -1)) {
                String address = word.length() < LONGEST_WORD && word.indexOf('@') > 0 ? bare(word) : "";
                if (StrictAddresses.isMailAddress(address) && !addresses.containsKey(address)) {
                    addresses.put(address, mailbox(address, addresses.size(), block));
                }
            }
        }
        if (!addresses.isEmpty()) {
            policy.put("requests", Json.object().put("publicAddresses", Json.array(List.copyOf(addresses.values()))));
        }
    }

    /// A mailbox counts if its sentence is about a DPA.
    private Json mailbox(String address, int index, SourceBlock block) {
        String words = SourceBlock.words(block).orElse("");
        return DPA.matcher(words).find()
                ? Json.of(address)
                : notes.open(
                        "requests.publicAddresses[" + index + "]",
                        block.line(),
                        address,
                        words,
                        "does it accept requests for a DPA? If so, keep only the address; if not, delete this."
                                + " The register acknowledges mail sent to it");
    }

    /// The word without surrounding punctuation.
    private static String bare(String word) {
        return word.replaceAll("^[(<\\[„“\"']+|[)>\\],.;:!?”“\"']+$", "");
    }
}
