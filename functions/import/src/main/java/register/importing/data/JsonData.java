package register.importing.data;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import register.importing.source.RefusedSourceException;

/// Reads JSON (RFC 8259), also with the comments and trailing commas that editors allow.
final class JsonData {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DataLimits.DEEPEST)
                    .build())
            .build();

    private final JsonParser parser;
    private final DataLimits limits = new DataLimits();

    private JsonData(JsonParser parser) {
        this.parser = parser;
    }

    static DataValue read(String text) throws RefusedSourceException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new RefusedSourceException("empty: expected JSON");
            }
            var data = new JsonData(parser);
            DataValue value = data.value();
            if (parser.nextToken() != null) {
                throw DataLimits.refused(data.line(), "not JSON: something follows the value");
            }
            return value;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw DataLimits.refused(line, "not JSON: " + DataLimits.cut(String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new RefusedSourceException("not JSON: " + DataLimits.cut(String.valueOf(e.getMessage())));
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private DataValue value() throws IOException, RefusedSourceException {
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(line);
            case START_ARRAY -> array(line);
            case VALUE_NULL -> text(line, "");
            default -> text(line, parser.getText());
        };
    }

    private DataValue text(int line, String text) throws RefusedSourceException {
        limits.add(line, text.length());
        return new DataValue.Text(line, text);
    }

    private DataValue object(int line) throws IOException, RefusedSourceException {
        limits.add(line, 0);
        Map<String, DataValue> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int at = line();
            DataValue before = fields.get(name);
            if (before != null) {
                throw DataLimits.twice(at, name, before.line());
            }
            limits.add(at, name.length());
            parser.nextToken();
            fields.put(name, value());
        }
        return new DataValue.Fields(line, fields);
    }

    private DataValue array(int line) throws IOException, RefusedSourceException {
        limits.add(line, 0);
        var items = new ArrayList<DataValue>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new DataValue.Items(line, items);
    }
}
