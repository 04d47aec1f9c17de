package register.importing.meaning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What a column of a table holds, or a label announces, by its head in any language of the register.
public enum ColumnMeaning {
    /// The subprocessor.
    NAME,
    /// Under what name its service is known.
    BRAND,
    /// What it does, in full.
    PURPOSE,
    /// What it does, in a word or two.
    SERVICE,
    /// Where the data are processed.
    LOCATION,
    /// Where the company is registered.
    SEAT,
    ADDRESS,
    CATEGORY,
    /// Kinds of data.
    DATA,
    /// Kinds of persons whose data they are.
    SUBJECTS,
    /// For which products or customers.
    APPLIES,
    WEBSITE,
    /// What a transfer rests on.
    SAFEGUARD,
    /// Contracts, privacy notices and other documents of the subprocessor.
    TERMS,
    CONTACT,
    /// A date of the row.
    SINCE,
    CERTIFICATION,
    /// Whether models are trained.
    TRAINING,
    /// Remarks, conditions, periods.
    STATUS;

    /// Those that no field of a policy holds as the source writes them.
    public static final Set<ColumnMeaning> UNPLACED =
            Set.of(SAFEGUARD, TERMS, CONTACT, SINCE, CERTIFICATION, TRAINING, STATUS);

    /// Columns of a list at most; those behind are of another kind.
    private static final int WIDEST = 60;

    /// What other columns beside a `Service` show that it holds the names.
    private static final Set<ColumnMeaning> BESIDE_NAMES = Set.of(PURPOSE, LOCATION, SEAT, DATA);

    /// The columns that a table head names, each at its first place; empty if no column holds names. The language in
    /// which most of the heads mean something counts first. If none says what each does, the one column without a
    /// meaning does.
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

    /// Whether the head tells of data or their processing, in the language that counts first.
    private static boolean isOfProcessing(List<List<ColumnHead>> read, int column) {
        return read.stream()
                .map(heads -> heads.get(column))
                .filter(ColumnHead::isKnown)
                .findFirst()
                .filter(ColumnHead::isOfProcessing)
                .isPresent();
    }

    /// What a label such as `Locations` announces; a company's name is none.
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
