/** What `npm run admin -- --help` prints. */
export const USAGE = `Usage: npm run -s admin -- COMMAND [--json]

  import sasaran FILE... --puskesmas NAME --desa NAME [--date YYYY-MM-DD]
                                          register of a desa (csv, xlsx); --date: the day it speaks of
  import eppgbm FILE... [--puskesmas NAME] [--date YYYY-MM-DD]
                                          e-PPGBM exports, any months, history too, all in one call
  import lingkar-kepala FILE... [--puskesmas NAME] [--date YYYY-MM-DD]
                                          head circumferences
  report skdn --month YYYY-MM [--puskesmas NAME]
                                          one row for each Posyandu and one for each desa
  report pws --month YYYY-MM [--unit ID]  every indicator of a unit and of those below it; all where no unit is named
  report f1|buku7|recap|home-visits --month YYYY-MM [--puskesmas NAME]
                                          of each Posyandu and desa, with the checks that do not hold
  satusehat send [--dry-run]              sends validated sessions, or counts what they come to
  units                                   Puskesmas, desa and Posyandu with their ids
  device code --posyandu ID               one-time code for a tablet, valid for 24 hours
  account add --role ROLE --name NAME [--user NAME --password TEXT] [--pin DIGITS] [--unit ID]...
  rebuild                                 makes the projection anew from the log
  verify                                  reads the whole log again and compares heads and projection with it
  backup FILE|FOLDER                      all of the store as it stands, in one file, while servers run
  restore FILE                            a backup into an empty store, of either engine

Works on the store of DATABASE_URL (file:data/posyandu.db where unset), with the server running or not.
With --json the answer alone is written to standard output; everything else goes to standard error.
Exit codes: 0 done, 1 not or not all done, 2 wrong usage.
`;
