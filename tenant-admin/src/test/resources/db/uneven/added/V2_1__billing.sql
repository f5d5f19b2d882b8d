create table bills_of_billing (id int);
