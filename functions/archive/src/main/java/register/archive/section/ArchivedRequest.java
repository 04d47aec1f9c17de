package register.archive.section;

import org.jspecify.annotations.Nullable;
import register.document.IssuedDocument;
import register.request.DpaRequest;
import register.value.Bytes;

/// A request, and what was kept of it.
///
/// @param mail the raw message; absent where it was erased
/// @param record of the acknowledgement; absent where none was made
/// @param acknowledgement the PDF; absent where it was erased, or none was made
record ArchivedRequest(
        DpaRequest request,
        @Nullable Bytes mail,
        IssuedDocument.@Nullable Acknowledgement record,
        @Nullable Bytes acknowledgement) {}
