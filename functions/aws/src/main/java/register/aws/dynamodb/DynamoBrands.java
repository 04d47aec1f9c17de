package register.aws.dynamodb;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import register.brand.Asset;
import register.brand.Brand;
import register.brand.Brands;
import register.value.Bytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Brands and their files in the table, one item each.
public final class DynamoBrands implements Brands {
    private static final String CONTENT = "content";

    private final Table table;

    public DynamoBrands(DynamoDbClient client, String tableName) {
        this.table = new Table(client, tableName);
    }

    @Override
    public Optional<Brand> find(String name) {
        return table.get(Keys.brand(name), false).map(item -> item.record(Brand::read));
    }

    @Override
    public Optional<Asset> asset(String name) {
        return Asset.Type.of(name)
                .flatMap(type -> table.get(Keys.brandAsset(name), false)
                        .map(item -> new Asset(type, Bytes.of(item.bytes(CONTENT)))));
    }

    @Override
    public void replace(All all) {
        var kept = new HashSet<Map<String, AttributeValue>>();
        for (Asset asset : all.assets()) {
            Map<String, AttributeValue> key = Keys.brandAsset(asset.name());
            table.put(Item.with(key).put(CONTENT, asset.content().toArray()).build());
            kept.add(key);
        }
        for (Map.Entry<String, Brand> brand : all.brands().entrySet()) {
            Map<String, AttributeValue> key = Keys.brand(brand.getKey());
            table.put(Item.with(key).record(brand.getValue().json()).build());
            kept.add(key);
        }
        QueryRequest before = QueryRequest.builder()
                .keyConditionExpression("PK = :brands")
                .expressionAttributeValues(Map.of(":brands", AttributeValue.fromS(Keys.BRANDS)))
                .projectionExpression("PK, SK")
                .consistentRead(true)
                .build();
        for (Item item : table.query(before, Integer.MAX_VALUE)) {
            if (!kept.contains(item.key())) {
                var _ = table.delete(item.key());
            }
        }
    }
}
