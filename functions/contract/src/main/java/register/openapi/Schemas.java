package register.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.json.CanonicalJson;
import register.json.Json;
import register.json.JsonText;

/// The schemas of an OpenAPI 3.1 document, with formats asserted.
final class Schemas {
    /// The assumed address of the document, so that relative references resolve beside it.
    private static final String FOLDER = "https://api.example/v1/";

    private static final String DOCUMENT = "openapi.json";

    private final SchemaRegistry registry;

    /// @param beside returns the text of a schema that the document refers to by file name; null for none
    Schemas(String document, UnaryOperator<@Nullable String> beside) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        this.registry = SchemaRegistry.withDefaultDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemaRegistryConfig(config).schemas(iri -> {
                    if (!iri.startsWith(FOLDER)) {
                        return null;
                    }
                    String name = iri.substring(FOLDER.length());
                    return name.equals(DOCUMENT) ? document : closed(beside.apply(name));
                }));
    }

    /// A schema that also refuses members that it does not describe, which an open one leaves to readers to ignore.
    ///
    /// @param schema null stays null
    static @Nullable String closed(@Nullable String schema) {
        return schema == null ? null : CanonicalJson.text(closed(JsonText.parse(schema)));
    }

    private static Json closed(Json schema) {
        return switch (schema) {
            case Json.Obj object -> {
                Json.Builder closed = Json.object();
                object.members().forEach((name, member) -> closed.put(name, closed(member)));
                boolean open = Json.of("object").equals(object.get("type"))
                        && object.get("properties") != null
                        && object.get("additionalProperties") == null;
                yield closed.put("additionalProperties", open ? Json.of(false) : null)
                        .build();
            }
            case Json.Arr(var items) ->
                Json.array(items.stream().map(Schemas::closed).toList());
            default -> schema;
        };
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
