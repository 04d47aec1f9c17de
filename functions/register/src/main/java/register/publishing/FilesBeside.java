package register.publishing;

import register.value.Bytes;

/// The files beside a policy file.
public interface FilesBeside {
    /// There is no such file.
    FilesBeside NONE = _ -> new Missing();

    /// @param name a plain file name, as `DpaFile.isName` has it
    /// @return `TooLarge` for what is larger than `DpaFileCheck.MAX_BYTES`, which need not be read
    Found find(String name);

    /// What is under a name.
    sealed interface Found {}

    /// Nothing.
    record Missing() implements Found {}

    /// More than is taken.
    ///
    /// @param bytes how many
    record TooLarge(long bytes) implements Found {}

    /// A file.
    record File(Bytes content) implements Found {}
}
