/// A register as a folder of files for any web server.
package register.commands.folder;
