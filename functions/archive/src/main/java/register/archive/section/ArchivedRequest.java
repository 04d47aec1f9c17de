package register.archive.section;

import org.jspecify.annotations.Nullable;
import register.document.IssuedDocument;
import register.request.DpaRequest;
import register.value.Bytes;

/// A request and its documents.
///
/// @param mail the raw message; absent if erased
/// @param record of the acknowledgement; absent if none was made
/// @param acknowledgement the PDF; absent if erased, or none was made
record ArchivedRequest(
        DpaRequest request,
        @Nullable Bytes mail,
        IssuedDocument.@Nullable Acknowledgement record,
        @Nullable Bytes acknowledgement) {}
