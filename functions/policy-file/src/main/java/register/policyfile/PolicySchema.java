package register.policyfile;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.regex.Pattern;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;
import register.policy.PolicyVersion;
import register.value.Problem;
import register.value.Resource;

/// The published JSON Schema of a policy file, with its formats asserted.
final class PolicySchema {
    private static final Pattern NAME = Pattern.compile("\"([A-Za-z]+)\": \\{");
    private static final String TEXT = Resource.text(PolicyVersion.class, "policy.schema.json");
    private static final Json.Obj SOURCE = (Json.Obj) JsonText.parse(TEXT);
    private static final SchemaWords WORDS = new SchemaWords(SOURCE);
    private static final Schema SCHEMA = schema();

    private PolicySchema() {}

    /// The problems of a value, one for each place.
    static List<Problem> problems(Json value) {
        return WORDS.problems(SCHEMA.validate(CanonicalJson.text(value), InputFormat.JSON));
    }

    /// The schema as published.
    static Json.Obj source() {
        return SOURCE;
    }

    /// Every name that the schema describes, once, in the schema's order.
    static List<String> names() {
        return NAME.matcher(TEXT)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static Schema schema() {
        Dialect dialect = Dialect.builder(Dialects.getDraft202012())
                .formats(known -> Formats.all().forEach(format -> known.put(format.getName(), format)))
                .build();
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDefaultDialect(dialect, builder -> builder.schemaRegistryConfig(config))
                .getSchema(TEXT, InputFormat.JSON);
    }
}
