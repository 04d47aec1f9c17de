package register.brand;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import register.json.Form;
import register.json.Json;
import register.json.Members;
import register.record.Key;
import register.record.Kind;
import register.record.Range;
import register.record.Records;
import register.value.Bytes;

/// Stores the look of pages. It is not part of the record: it can be changed at any time, and no proof depends on it.
public final class Brands {
    /// The name of the default brand, for policies without their own and pages without a policy.
    public static final String ANY = "*";

    public static final Kind<NamedBrand> BRANDS = new NamedBrands();
    public static final Kind<Asset> ASSETS = new Assets();

    private final Records records;

    public Brands(Records records) {
        this.records = records;
    }

    /// Brands with the files that they use.
    ///
    /// @param brands by policy, or `ANY`
    public record All(Map<String, Brand> brands, List<Asset> assets) {
        public All {
            brands = Map.copyOf(brands);
            assets = List.copyOf(assets);
        }
    }

    /// @param name of a policy, or `ANY`
    public record NamedBrand(String name, Brand brand) {}

    private static final class NamedBrands implements Kind<NamedBrand>, Form<NamedBrand> {
        @Override
        public String name() {
            return "BRANDS";
        }

        @Override
        public Key key(NamedBrand named) {
            return Key.in().at(named.name());
        }

        @Override
        public Form<NamedBrand> form() {
            return this;
        }

        @Override
        public Json write(NamedBrand named) {
            return Json.object()
                    .put("name", named.name())
                    .put("brand", named.brand().json())
                    .build();
        }

        @Override
        public NamedBrand read(Json written, String path) {
            var in = Members.of(written, path);
            return new NamedBrand(in.text("name"), Brand.read(in.object("brand").json()));
        }
    }

    private static final class Assets implements Kind<Asset>, Form<Asset> {
        @Override
        public String name() {
            return "ASSETS";
        }

        @Override
        public Key key(Asset asset) {
            return Key.in().at(asset.name());
        }

        @Override
        public Form<Asset> form() {
            return this;
        }

        @Override
        public Json write(Asset asset) {
            return Json.object()
                    .put("type", asset.type().extension())
                    .put(
                            "content",
                            Base64.getEncoder().encodeToString(asset.content().toArray()))
                    .build();
        }

        @Override
        public Asset read(Json written, String path) {
            var in = Members.of(written, path);
            return new Asset(
                    in.required("type", Brands::type),
                    in.required(
                            "content", content -> Bytes.of(Base64.getDecoder().decode(content))));
        }
    }

    private static Asset.Type type(String extension) {
        return Asset.Type.of(extension)
                .orElseThrow(() -> new IllegalArgumentException("expected the end of a file's name"));
    }

    /// The brand under exactly this name.
    ///
    /// @param name of a policy, or `ANY`
    public Optional<Brand> find(String name) {
        return records.find(BRANDS, Key.in().at(name)).map(NamedBrand::brand);
    }

    /// @param name from `Asset.name`
    public Optional<Asset> asset(String name) {
        return Asset.Type.of(name).flatMap(_ -> records.find(ASSETS, Key.in().at(name.toLowerCase(Locale.ROOT))));
    }

    /// Replaces all brands and files. Concurrent readers see each brand, with its files, either before or after.
    public void replace(All all) {
        all.assets().forEach(asset -> records.put(ASSETS, asset));
        all.brands().forEach((name, brand) -> records.put(BRANDS, new NamedBrand(name, brand)));
        keep(
                BRANDS,
                all.brands().keySet().stream().map(name -> Key.in().at(name)).collect(Collectors.toSet()));
        keep(ASSETS, all.assets().stream().map(ASSETS::key).collect(Collectors.toSet()));
    }

    private <R> void keep(Kind<R> kind, Set<Key> kept) {
        records.list(kind, Key.joined(), Range.ALL).stream()
                .map(kind::key)
                .filter(key -> !kept.contains(key))
                .forEach(key -> records.remove(kind, key));
    }

    /// The brand of a policy's pages: its own, otherwise the default.
    public Brand of(String policy) {
        Optional<Brand> own = policy.equals(ANY) ? Optional.empty() : find(policy);
        return own.or(() -> find(ANY)).orElse(Brand.SOBER);
    }
}
