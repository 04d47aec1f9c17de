package register.vendors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.policy.Country;
import register.value.Resource;
import register.vendors.Stated.Field;

/// The files of the catalogue: `vendors.tsv`, `sources.tsv` and `common-words.txt`, which explain themselves.
final class VendorFiles {
    private VendorFiles() {}

    static List<Vendor> vendors() {
        Map<String, Source> sources = sources();
        var facts = new LinkedHashMap<String, List<Stated>>();
        for (String line : Resource.lines(VendorFiles.class, "vendors.tsv")) {
            Stated fact = fact(line, sources);
            facts.computeIfAbsent(fact.brand(), _ -> new ArrayList<>()).add(fact);
        }
        return facts.entrySet().stream()
                .map(entry -> new Vendor(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Map<String, Source> sources() {
        return Resource.lines(VendorFiles.class, "sources.tsv").stream()
                .map(Source::parse)
                .collect(Collectors.toMap(Source::id, Function.identity()));
    }

    static Set<String> commonWords() {
        return Set.copyOf(Resource.lines(VendorFiles.class, "common-words.txt"));
    }

    private static Stated fact(String line, Map<String, Source> sources) {
        String[] column = line.split("\t", -1);
        if (column.length != 5) {
            throw new IllegalArgumentException("expected 5 columns, found " + column.length + ": " + line);
        }
        int hash = column[4].indexOf('#');
        String id = hash < 0 ? column[4] : column[4].substring(0, hash);
        Source source = sources.get(id);
        if (source == null) {
            throw new IllegalArgumentException("no such source: " + id + " in: " + line);
        }
        return new Stated(
                column[0],
                Field.of(column[1]),
                column[2],
                country(column[3]),
                source,
                hash < 0 ? null : column[4].substring(hash + 1));
    }

    private static @Nullable Country country(String code) {
        return code.isEmpty() ? null : new Country(code);
    }
}
