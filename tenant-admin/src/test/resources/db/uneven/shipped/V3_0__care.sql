create table tickets_of_care (id int);
