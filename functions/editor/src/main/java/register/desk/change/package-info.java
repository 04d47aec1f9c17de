/// The pages on which a keeper changes the list.
package register.desk.change;
