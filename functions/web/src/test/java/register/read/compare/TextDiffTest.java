package register.read.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.arbitrary;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;
import register.read.compare.TextDiff.Kind;
import register.read.compare.TextDiff.Run;

class TextDiffTest {
    private static final List<String> PIECES =
            List.of("a", "b", "process", "data", " ", "  ", "\n", ",", ".", "(", "Ö", "日本", "\uD83D\uDE00", "é");

    @Test
    void bothTextsAreReadOutOfTheRunsWhateverTheyAre() {
        Gen<String> texts =
                lists().of(arbitrary().pick(PIECES)).ofSizeBetween(0, 40).map(pieces -> String.join("", pieces));
        qt().withExamples(3000).forAll(texts, texts).check((before, after) -> {
            List<Run> runs = TextDiff.between(before, after);
            return without(runs, Kind.NEW).equals(before)
                    && without(runs, Kind.GONE).equals(after)
                    && runs.stream().noneMatch(run -> run.text().isEmpty());
        });
    }

    @Test
    void changesLeadFromOneListToTheOtherWithSomethingBetweenThem() {
        Gen<List<String>> lists = lists().of(arbitrary().pick("a", "b", "c")).ofSizeBetween(0, 12);
        qt().withExamples(3000).forAll(lists, lists).check((before, after) -> {
            var made = new ArrayList<String>();
            int at = 0;
            boolean apart = true;
            for (TextDiff.Change change : TextDiff.changes(before, after)) {
                apart &= at == 0 || change.position() > at;
                made.addAll(before.subList(at, change.position()));
                made.addAll(change.come());
                at = change.end();
            }
            made.addAll(before.subList(at, before.size()));
            return apart && made.equals(after);
        });
    }

    private static String without(List<Run> runs, Kind kind) {
        return runs.stream().filter(run -> run.kind() != kind).map(Run::text).collect(Collectors.joining());
    }

    @Test
    void wordsThatChangedAreToldAsWords() {
        assertEquals(
                List.of(
                        new Run(Kind.SAME, "Each must "),
                        new Run(Kind.GONE, "train its"),
                        new Run(Kind.NEW, "instruct all"),
                        new Run(Kind.SAME, " staff"),
                        new Run(Kind.NEW, " once a year"),
                        new Run(Kind.SAME, ".")),
                TextDiff.between("Each must train its staff.", "Each must instruct all staff once a year."));
    }

    @Test
    void textsThatShareLittleAreToldWhole() {
        assertEquals(
                List.of(new Run(Kind.GONE, "We keep our servers."), new Run(Kind.NEW, "Nobody else is engaged, ever.")),
                TextDiff.between("We keep our servers.", "Nobody else is engaged, ever."));
    }

    @Test
    void textsTooLongToCompareAreToldWhole() {
        String before = "word ".repeat(1001);
        List<Run> runs = TextDiff.between(before, before + "more");
        assertEquals(List.of(Kind.GONE, Kind.NEW), runs.stream().map(Run::kind).toList());
    }
}
