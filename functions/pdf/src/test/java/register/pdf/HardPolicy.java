package register.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import register.policy.Category;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.sample.SampleList;

/// Policies that are hard to typeset: very long ones, and texts that look like something else.
final class HardPolicy {
    /// For a cell that is higher than a page.
    static final int WORDS = 2500;

    /// Accepted, and harmless.
    static final List<String> HOSTILE = List.of(
            ") Tj ET Q endstream endobj (",
            "\\) >> stream <</Type/Catalog/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>>>",
            "/ByteRange [0 10 20 30] /Artifact BMC EMC EMC",
            "javascript:alert(1) data:text/html,<script>alert(1)</script> file:///etc/passwd",
            "http://user@evil.example/ https://[broken",
            "]]></rdf:li><?xpacket end=\"w\"?>&amp;<!DOCTYPE x>",
            "%%EOF startxref 0",
            "aaaaaaaaaaaaaaaaaaá é",
            ".".repeat(300));

    /// The length of a word.
    static final int LONGEST = 10_000;

    private static final String WORD = "W".repeat(LONGEST);

    private HardPolicy() {}

    static PolicyVersion long500() {
        var list = new ArrayList<Subprocessor>();
        for (int number = 1; number <= 500; number++) {
            String purpose = number == 250
                    ? IntStream.range(0, WORDS)
                            .mapToObj(word -> "Wort" + word + ".")
                            .collect(Collectors.joining(" "))
                    : "Speichert Daten " + number;
            list.add(subprocessor("s" + number, "Anbieter Nummer " + number + " GmbH", purpose));
        }
        return RichPolicy.listing(list);
    }

    static PolicyVersion hostile() {
        var list = new ArrayList<Subprocessor>();
        for (int number = 0; number < HOSTILE.size(); number++) {
            list.add(subprocessor("s" + number, HOSTILE.get(number), HOSTILE.get(number)));
        }
        list.add(subprocessor("word", "W", WORD));
        return RichPolicy.listing(
                list,
                new Edition(
                        EditionStatus.ORIGINAL,
                        HOSTILE.get(5),
                        HOSTILE.getFirst(),
                        List.of(
                                new Section(HOSTILE.get(1), HOSTILE, HOSTILE, null),
                                new Section(WORD, List.of(WORD), List.of(WORD), Category.SUPPORT))));
    }

    private static Subprocessor subprocessor(String id, String name, String purpose) {
        return SampleList.subprocessor(
                id,
                in -> in.put("legalName", name),
                SampleList.engagement(
                        "e", RichPolicy.both("Dienst", "Služba"), RichPolicy.both(purpose, purpose), _ -> {}));
    }
}
