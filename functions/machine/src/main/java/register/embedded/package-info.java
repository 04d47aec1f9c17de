/// The one-machine engine: SQLite for the chain and all records; files for documents.
package register.embedded;
