package register.editor.http;

import register.value.Bytes;

/// A file posted with a form.
///
/// @param name the last part of the name that the browser states; may be empty
public record UploadedFile(String name, Bytes content) {
    private static final int LONGEST = 120;

    public UploadedFile {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{M}\\p{N}._() -]", "_").strip();
        // A name that begins with a dot would be hidden, or be the folder.
        String safe = plain.startsWith(".") ? "_" + plain.substring(1) : plain;
        name = safe.length() <= LONGEST ? safe : safe.substring(safe.length() - LONGEST);
    }
}
