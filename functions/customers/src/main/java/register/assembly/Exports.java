package register.assembly;

import static register.json.Plain.INSTANT;
import static register.json.Plain.NUMBER;

import java.time.Instant;
import java.util.Optional;
import register.json.Form;
import register.json.RecordForm;
import register.record.Key;
import register.record.Kind;
import register.record.Records;

/// Stores when the whole register was last exported as one file, its backup.
public final class Exports {
    public static final Kind<Export> KIND = new LastExport();

    private final Records records;

    public Exports(Records records) {
        this.records = records;
    }

    /// An export that was written and verified.
    ///
    /// @param entries of all logs in the file
    public record Export(Instant at, long entries) {}

    private static final class LastExport implements Kind<Export> {
        private static final Form<Export> FORM = RecordForm.of(
                field -> new Export(field.of("at", INSTANT, Export::at), field.of("entries", NUMBER, Export::entries)));

        @Override
        public String name() {
            return "EXPORT";
        }

        @Override
        public Key key(Export export) {
            return Key.in();
        }

        @Override
        public Form<Export> form() {
            return FORM;
        }
    }

    /// Replaces the last export.
    public void record(Export export) {
        records.put(KIND, export);
    }

    /// Empty if there was none.
    public Optional<Export> last() {
        return records.find(KIND, Key.in());
    }
}
