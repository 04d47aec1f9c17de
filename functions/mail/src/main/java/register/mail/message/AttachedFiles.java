package register.mail.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;
import register.value.Bytes;

/// Lists the files attached to a message, for a person. Never throws: files before an unreadable part are kept.
public final class AttachedFiles {
    private AttachedFiles() {}

    /// At most 200. An enclosed message is one file.
    public static List<AttachedFile> of(byte[] raw) {
        var found = new ArrayList<AttachedFile>();
        var stream = new MimeTokenStream(MailReader.CONFIG);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            stream.parse(new ByteArrayInputStream(raw));
            read(stream, found);
        } catch (MimeException | IOException | RuntimeException _) {
            // A person reading the raw mail sees the same.
        }
        return List.copyOf(found);
    }

    private static void read(MimeTokenStream stream, List<AttachedFile> found) throws MimeException, IOException {
        PartType type = PartType.DEFAULT;
        String name = "";
        int depth = 0;
        for (EntityState state = stream.getState();
                state != EntityState.T_END_OF_STREAM
                        && found.size() < MailReader.MAX_PARTS
                        && depth <= MailReader.MAX_DEPTH;
                state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> {
                    type = PartType.DEFAULT;
                    name = "";
                }
                case T_FIELD -> {
                    Header header = MessageParts.header(stream.getField());
                    type = type.with(header);
                    name = name(header).orElse(name);
                }
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_BODY -> {
                    if (!type.isText()) {
                        found.add(file(name, type.mediaType(), stream));
                    }
                }
                default -> {}
            }
        }
    }

    private static AttachedFile file(String name, String mediaType, MimeTokenStream stream) throws IOException {
        try (InputStream body = stream.getDecodedInputStream()) {
            Bytes content = Bytes.of(body.readAllBytes());
            return new AttachedFile(name, mediaType, content.length(), content.hash());
        }
    }

    /// The name in Content-Disposition or Content-Type, in the form of RFC 2231 or, as is common, of RFC 2047.
    private static Optional<String> name(Header header) {
        String parameter = switch (header.name()) {
            case "content-disposition" -> "filename";
            case "content-type" -> "name";
            default -> "";
        };
        if (parameter.isEmpty()) {
            return Optional.empty();
        }
        RawBody body = PartType.parsed(header);
        var parameters = new MimeParameterMapping();
        for (NameValuePair pair : body.getParams()) {
            parameters.addParameter(pair.getName(), pair.getValue());
        }
        return Optional.ofNullable(parameters.get(parameter))
                .map(value -> MailTexts.decoded(value, new Charsets()).strip())
                .filter(value -> !value.isEmpty());
    }
}
