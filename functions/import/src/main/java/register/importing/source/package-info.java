/// Reads pages and lists in their formats, before interpretation.
package register.importing.source;
