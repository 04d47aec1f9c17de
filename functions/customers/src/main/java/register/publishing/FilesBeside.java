package register.publishing;

import register.value.Bytes;

/// The files beside a policy file.
public interface FilesBeside {
    /// No files.
    FilesBeside NONE = _ -> new Missing();

    /// @param name a plain file name, see `DpaFile.isName`
    /// @return `TooLarge` if it is larger than `DpaFileCheck.MAX_BYTES`; it need not be read
    Found find(String name);

    /// The result for a name.
    sealed interface Found {}

    record Missing() implements Found {}

    /// A file above the size limit.
    ///
    /// @param bytes its size
    record TooLarge(long bytes) implements Found {}

    record File(Bytes content) implements Found {}
}
