package register.importing.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The meaning of a table's column or of a label, recognized by its words in any language of the register.
public enum ColumnMeaning {
    /// The subprocessor.
    NAME,
    /// The name under which its service is known.
    BRAND,
    /// Its purpose, in full.
    PURPOSE,
    /// Its purpose, in a word or two.
    SERVICE,
    /// The place of processing.
    LOCATION,
    /// The country of registration.
    SEAT,
    ADDRESS,
    CATEGORY,
    /// Kinds of data.
    DATA,
    /// Kinds of data subjects.
    SUBJECTS,
    /// How long the data is kept.
    RETENTION,
    /// The products or customers concerned.
    APPLIES,
    WEBSITE,
    /// The basis of transfers.
    SAFEGUARD,
    /// Contracts, privacy notices and other documents of the subprocessor.
    TERMS,
    CONTACT,
    /// A date that applies to the row.
    SINCE,
    CERTIFICATION,
    /// The training of models.
    TRAINING,
    /// Remarks and conditions.
    STATUS;

    /// Columns that no field of a policy holds as the source writes them.
    public static final Set<ColumnMeaning> UNPLACED =
            Set.of(SAFEGUARD, TERMS, CONTACT, SINCE, CERTIFICATION, TRAINING, STATUS);

    /// The maximum number of columns in a list; any beyond are of another kind.
    private static final int WIDEST = 60;

    /// Columns that show, beside a `Service`, that it contains the names.
    private static final Set<ColumnMeaning> BESIDE_NAMES = Set.of(PURPOSE, LOCATION, SEAT, DATA);

    /// The columns that a table head names, each at its first position; empty if no column contains names. The language
    /// that explains most of the heads takes precedence. If no column states the purpose, the only one without a
    /// meaning is taken for it.
    public static Map<ColumnMeaning, Integer> in(List<String> all) {
        List<String> head = all.stream()
                .limit(WIDEST)
                .map(cell -> LegalForm.in(cell).isPresent() ? "" : cell)
                .toList();
        List<List<ColumnHead>> read = LanguageWords.all().stream()
                .map(words ->
                        head.stream().map(cell -> new ColumnHead(words, cell)).toList())
                .sorted(Comparator.<List<ColumnHead>>comparingLong(heads ->
                                -heads.stream().filter(ColumnHead::isKnown).count())
                        .thenComparingInt(heads ->
                                -heads.stream().mapToInt(ColumnHead::weight).sum()))
                .toList();
        var columns = new EnumMap<ColumnMeaning, Integer>(ColumnMeaning.class);
        var later = new ArrayList<Integer>();
        for (int i = 0; i < head.size(); i++) {
            int at = i;
            Optional<ColumnMeaning> meaning = read.stream()
                    .flatMap(heads -> heads.get(at).meanings().stream())
                    .findFirst();
            Integer before = meaning.map(columns::get).orElse(null);
            if (meaning.isPresent() && before == null) {
                columns.put(meaning.get(), i);
            } else if (before != null
                    && meaning.get() == LOCATION
                    && isOfProcessing(read, i)
                    && !isOfProcessing(read, before)) {
                columns.put(LOCATION, i);
                later.add(before);
            } else if (before != null) {
                later.add(i);
            }
        }
        for (int i : later) {
            read.stream()
                    .flatMap(heads -> heads.get(i).meanings().stream())
                    .filter(one -> !columns.containsKey(one))
                    .findFirst()
                    .ifPresent(one -> columns.put(one, i));
        }
        if (!columns.containsKey(NAME) && columns.containsKey(BRAND)) {
            columns.put(NAME, columns.remove(BRAND));
        }
        boolean service = !columns.containsKey(NAME) && columns.containsKey(SERVICE);
        if (service && BESIDE_NAMES.stream().anyMatch(columns::containsKey)) {
            columns.put(NAME, columns.remove(SERVICE));
        }
        if (!columns.containsKey(PURPOSE) && !columns.containsKey(SERVICE) && !columns.containsKey(CATEGORY)) {
            List<Integer> unknown = IntStream.range(0, head.size())
                    .filter(i -> !head.get(i).isBlank() && !columns.containsValue(i))
                    .boxed()
                    .toList();
            if (unknown.size() == 1) {
                columns.put(PURPOSE, unknown.getFirst());
            }
        }
        return columns.containsKey(NAME) ? columns : Map.of();
    }

    /// True if the head is about data or their processing, in the language that takes precedence.
    private static boolean isOfProcessing(List<List<ColumnHead>> read, int column) {
        return read.stream()
                .map(heads -> heads.get(column))
                .filter(ColumnHead::isKnown)
                .findFirst()
                .filter(ColumnHead::isOfProcessing)
                .isPresent();
    }

    /// The meaning of a label such as `Locations`; a company's name has none.
    public static Optional<ColumnMeaning> of(String label) {
        return LegalForm.ends(label)
                ? Optional.empty()
                : LanguageWords.all().stream()
                        .map(words -> new ColumnHead(words, label))
                        .filter(ColumnHead::isKnown)
                        .max(Comparator.comparingInt(ColumnHead::weight))
                        .map(head -> head.meanings().getFirst());
    }
}
