package register.importing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import register.importing.source.Block;
import register.json.Json;
import register.policy.rules.Addresses;

/// The facts about a whole page: its date, its address, its mailboxes.
final class DocumentFields {
    /// The longest text that counts as a date line: in a longer one the date is a detail.
    private static final int DATE_ALONE = 80;
    private static final int LONGEST_WORD = 300;
    private static final Pattern DPA = Pattern.compile("\\bDPA\\b|data processing agreement");

    private final Notes notes;
    private final Json.Builder policy;

    /// @param policy receives the fields
    DocumentFields(Json.Builder policy, Notes notes) {
        this.policy = policy;
        this.notes = notes;
    }

    /// Takes the line with the page's date out of the text.
    void date(List<Block> blocks) {
        for (Block block : List.copyOf(blocks)) {
            Optional<DateLine> found = Block.words(block).flatMap(DateLine::in);
            if (found.isEmpty()) {
                continue;
            }
            DateLine line = found.get();
            policy.put("dateBasis", line.basis().term());
            notes.quote("effectiveDate", Block.words(block).orElse(""));
            policy.put(
                    "effectiveDate",
                    line.dates().size() == 1
                            ? Json.of(line.dates().getFirst().toString())
                            : notes.open(
                                    "effectiveDate",
                                    block.line(),
                                    "",
                                    Block.words(block).orElse(""),
                                    "which day is it?",
                                    line.dates().stream()
                                            .map(LocalDate::toString)
                                            .toArray(String[]::new)));
            if (Block.words(block).orElse("").length() <= DATE_ALONE) {
                blocks.remove(block);
            }
            return;
        }
        policy.put(
                "effectiveDate",
                notes.open("effectiveDate", 0, "", "", "from which date is it? The source does not say"));
        policy.put(
                "dateBasis",
                notes.open("dateBasis", 0, "", "", "what kind of date is that?", "effective", "last-updated"));
    }

    void origin(@Nullable String address) {
        notes.comment(
                "origin", "published elsewhere before, which the register does not attest; otherwise delete this");
        policy.put(
                "origin",
                Json.object().put("imported", true).put("sourceUrl", address).build());
    }

    void requests(List<Block> blocks) {
        var addresses = new LinkedHashMap<String, Json>();
        for (Block block : blocks) {
            for (String word : Block.words(block).orElse("").split(" ", -1)) {
                String address = word.length() < LONGEST_WORD && word.indexOf('@') > 0 ? bare(word) : "";
                if (Addresses.isMailAddress(address) && !addresses.containsKey(address)) {
                    addresses.put(address, mailbox(address, addresses.size(), block));
                }
            }
        }
        if (!addresses.isEmpty()) {
            policy.put(
                    "requests",
                    Json.object()
                            .put("publicAddresses", Json.array(List.copyOf(addresses.values())))
                            .build());
        }
    }

    /// A mailbox counts if the sentence that names it speaks of a DPA.
    private Json mailbox(String address, int index, Block block) {
        String words = Block.words(block).orElse("");
        return DPA.matcher(words).find()
                ? Json.of(address)
                : notes.open(
                        "requests.publicAddresses[" + index + "]",
                        block.line(),
                        address,
                        words,
                        "does it take requests for a DPA? Then write it alone, otherwise delete this."
                                + " The register acknowledges mail to it");
    }

    /// The word without surrounding punctuation.
    private static String bare(String word) {
        return word.replaceAll("^[(<\\[„“\"']+|[)>\\],.;:!?”“\"']+$", "");
    }
}
