/// The one-machine engine: SQLite for the chain, the requests and the record of documents; files for the documents.
package register.embedded;
