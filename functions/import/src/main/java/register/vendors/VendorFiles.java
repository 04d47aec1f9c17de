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

/// The files of the catalogue: `vendors.tsv`, `services.tsv`, `sources.tsv`, and lists of words and names, which
/// explain
/// themselves.
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

    static List<Service> services() {
        Map<String, Source> sources = sources();
        Map<String, Vendor> vendors = vendors().stream().collect(Collectors.toMap(Vendor::brand, Function.identity()));
        return Resource.lines(VendorFiles.class, "services.tsv").stream()
                .map(line -> service(line, vendors, sources))
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

    static List<String> runByOneself() {
        return Resource.lines(VendorFiles.class, "run-by-oneself.txt");
    }

    /// Each a kind and a name.
    static List<String> libraries() {
        return Resource.lines(VendorFiles.class, "libraries.txt");
    }

    private static Stated fact(String line, Map<String, Source> sources) {
        String[] column = columns(line, 5);
        return new Stated(
                column[0],
                Field.of(column[1]),
                column[2],
                country(column[3]),
                source(column[4], sources),
                record(column[4]));
    }

    private static Service service(String line, Map<String, Vendor> vendors, Map<String, Source> sources) {
        String[] column = columns(line, 4);
        Vendor vendor = vendors.get(column[0]);
        if (vendor == null) {
            throw new IllegalArgumentException("no such vendor: " + line);
        }
        return new Service(vendor, Service.Kind.of(column[1]), column[2], source(column[3], sources));
    }

    static String[] columns(String line, int number) {
        String[] column = line.split("\t", -1);
        if (column.length != number) {
            throw new IllegalArgumentException("expected " + number + " columns, found " + column.length + ": " + line);
        }
        return column;
    }

    private static Source source(String cited, Map<String, Source> sources) {
        int hash = cited.indexOf('#');
        Source source = sources.get(hash < 0 ? cited : cited.substring(0, hash));
        if (source == null) {
            throw new IllegalArgumentException("no such source: " + cited);
        }
        return source;
    }

    private static @Nullable String record(String cited) {
        int hash = cited.indexOf('#');
        return hash < 0 ? null : cited.substring(hash + 1);
    }

    private static @Nullable Country country(String code) {
        return code.isEmpty() ? null : new Country(code);
    }
}
