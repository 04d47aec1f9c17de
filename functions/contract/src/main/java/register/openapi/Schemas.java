package register.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.function.UnaryOperator;
import register.json.CanonicalJson;
import register.json.Json;

/// The schemas of an OpenAPI 3.1 document, with formats asserted.
final class Schemas {
    /// The assumed address of the document, so that relative references resolve beside it.
    private static final String FOLDER = "https://api.example/v1/";

    private static final String DOCUMENT = "openapi.json";

    private final SchemaRegistry registry;

    /// @param beside returns the text of a schema that the document refers to by file name; null for none
    Schemas(String document, UnaryOperator<String> beside) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemaRegistryConfig(config).schemas(iri -> {
                    if (!iri.startsWith(FOLDER)) {
                        return null;
                    }
                    String name = iri.substring(FOLDER.length());
                    return name.equals(DOCUMENT) ? document : beside.apply(name);
                }));
    }

    /// Every mismatch, in words.
    List<String> problems(ApiObject schema, Json value) {
        return registry
                .getSchema(SchemaLocation.of(FOLDER + DOCUMENT + "#" + schema.pointer()))
                .validate(CanonicalJson.text(value), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }
}
