package register.brand;

import java.util.Locale;
import java.util.Optional;
import register.value.Bytes;

/// A file of a brand: a picture or a font.
///
/// @param type one that the pages may load
public record Asset(Type type, Bytes content) {

    /// The type of a file, by its extension.
    public enum Type {
        SVG("image/svg+xml", 32 << 10),
        PNG("image/png", 32 << 10),
        ICO("image/x-icon", 32 << 10),
        WOFF2("font/woff2", 100 << 10);

        private final String mediaType;
        private final int mostBytes;

        Type(String mediaType, int mostBytes) {
            this.mediaType = mediaType;
            this.mostBytes = mostBytes;
        }

        public String mediaType() {
            return mediaType;
        }

        public int mostBytes() {
            return mostBytes;
        }

        /// The file extension, e.g. `.svg`.
        public String extension() {
            return "." + name().toLowerCase(Locale.ROOT);
        }

        /// The type of a file with this name; empty for other extensions.
        public static Optional<Type> of(String fileName) {
            for (Type type : values()) {
                if (fileName.toLowerCase(Locale.ROOT).endsWith(type.extension())) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /// The name in its address: its hash, so that the file never changes.
    public String name() {
        return content.hash() + type.extension();
    }
}
