package register.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.json.CanonicalJson;
import register.json.Json;
import register.value.Bytes;

/// Brands and their files as two tables.
final class SqlBrands implements Brands {
    private static final String FIND = "SELECT record FROM brand WHERE name = ?";
    private static final String ASSET = "SELECT content FROM brand_asset WHERE name = ?";
    private static final String PUT_ASSET =
            "INSERT INTO brand_asset (name, content) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String PUT = "INSERT INTO brand (name, record) VALUES (?, ?)"
            + " ON CONFLICT (name) DO UPDATE SET record = excluded.record";
    private static final String KEEP = "DELETE FROM brand WHERE name NOT IN (SELECT value FROM json_each(?))";
    private static final String KEEP_ASSETS =
            "DELETE FROM brand_asset WHERE name NOT IN (SELECT value FROM json_each(?))";

    private final Database database;

    SqlBrands(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Brand> find(String name) {
        return database.queryOne(FIND, row -> Columns.record(row, "brand " + name, Brand::read), name);
    }

    @Override
    public Optional<Asset> asset(String name) {
        return Asset.Type.of(name)
                .flatMap(type -> database.queryOne(
                        ASSET,
                        row -> new Asset(type, Bytes.of(row.getBytes("content"))),
                        name.toLowerCase(Locale.ROOT)));
    }

    @Override
    public void replace(All all) {
        for (Asset asset : all.assets()) {
            int _ = database.update(PUT_ASSET, asset.name(), asset.content().toArray());
        }
        for (Map.Entry<String, Brand> brand : all.brands().entrySet()) {
            int _ = database.update(
                    PUT, brand.getKey(), CanonicalJson.text(brand.getValue().json()));
        }
        int _ = database.update(KEEP, names(all.brands().keySet()));
        int _ = database.update(
                KEEP_ASSETS, names(all.assets().stream().map(Asset::name).toList()));
    }

    private static String names(Collection<String> names) {
        return CanonicalJson.text(Json.strings(List.copyOf(names)));
    }
}
